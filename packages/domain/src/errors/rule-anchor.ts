/** Path of the page of rules, below the address of the API. */
const RULES_PATH = '/docs/rules';

/**
 * The page of the rule behind a reason, e.g. `/docs/rules/WEB-01`; of several ids (`DOM-10, ORD-04`) the first. Characters other than letters,
 * digits, `.` and `-` become `-`.
 */
export const rulePath = (ruleId: string): string => `${RULES_PATH}/${ruleAnchor(ruleId)}`;

/** The last part of that path. */
export const ruleAnchor = (ruleId: string): string =>
  (ruleId.split(/[,;] /)[0] ?? ruleId).replace(/[^A-Za-z0-9.]+/g, '-');
