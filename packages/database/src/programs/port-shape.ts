import { z } from 'zod';

const wholePort = 'must be a whole number from 0 to 65535 (0 takes a free port)';

/** A TCP port in the text of an environment variable; 0 takes a free one. */
export const portShape = z
  .string()
  .regex(/^\d{1,5}$/, wholePort)
  .transform(Number)
  .refine((port) => port <= 65_535, wholePort);
