import { getMetadataStorage } from 'type-graphql';
// The enums that only rows name.
import '../common/enums.ts';
import '../common/error-enums.ts';
import '../common/quality-enums.ts';
import '../common/rule-book-enums.ts';
import '../person/person-enums.ts';

/** The enum of a name, looked up when the schema is built: by then every enum is registered. @throws Error if there is none */
export function enumNamed(name: string): object {
  const found = getMetadataStorage().enums.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no enum ${name}`);
  return found.enumObj;
}
