import { z } from 'zod';
import { isDay } from '../calendar/shanghai.ts';
import type { Day } from '../province/in-force.ts';

/** A day in Shanghai, `YYYY-MM-DD`. */
export const daySchema = z.string().refine((value): value is Day => isDay(value)) as unknown as z.ZodType<Day>;
