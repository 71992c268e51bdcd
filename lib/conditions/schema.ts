import { z } from 'zod';
import type { Conditions } from './types';

export { LIMITS } from './limits';

export const conditionsSchema = z.unknown().transform((input): Conditions => input as Conditions);
