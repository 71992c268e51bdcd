import { config } from 'zod';

// Before any schema is made: zod would otherwise try to compile one, which our content security policy refuses loudly.
config({ jitless: true });
