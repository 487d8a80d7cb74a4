/** SQL: the select list of columns by name, e.g. `u.id as "id"`. */
export const selectListOf = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(', ');
