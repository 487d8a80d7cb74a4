import { lexicographicSortSchema, printSchema } from 'graphql';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';

/** Prints the schema sorted by name for docs/generated: all of it, or with the argument `partner` the part for partners. */
const whole = buildApiSchema();
const schema = process.argv[2] === 'partner' ? partnerSchema(whole) : whole;
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
