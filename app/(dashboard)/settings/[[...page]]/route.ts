export { toEnvironment as GET } from '@/app/to-environment';
