/**
 * The filing password 备案密码 of a seeded record: `Ba` and the last six digits of the bureau's id of the subject, e.g. `Ba000001` for
 * the first one of each province.
 */
export const filingPassword = (ztid: string): string => `Ba${ztid.slice(-6)}`;
