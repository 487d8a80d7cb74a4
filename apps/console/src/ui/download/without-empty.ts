/** Removes what is not set from a filter: a download does not accept it. */
export const withoutEmpty = (filter: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
