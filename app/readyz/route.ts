import { api } from '@/lib/api/app';

export const GET = (request: Request) => api.fetch(request);
