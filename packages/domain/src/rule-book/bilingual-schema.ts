import { z } from 'zod';

const sentence = z.string().trim().min(1).max(500);
/** A sentence in both languages, typed by a supervisor; one line each. */
export const bilingualSchema = z.strictObject({ zh: sentence, en: sentence });
