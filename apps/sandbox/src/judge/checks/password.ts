import { filingPasswordText } from '@beian/bureau-protocol/protocol';
import type { SubjectOnFile } from '../../records/on-file.ts';
import { filingPassword } from '../../seed/passwords.ts';
import type { Case, CheckRow } from '../case.ts';

/** 1018: the filing password is wrong, or missing where it is required. */
export const passwordCheck = (
  isRequired: (at: Case<unknown, SubjectOnFile>) => boolean,
): CheckRow<Case<unknown, SubjectOnFile>> => ({
  code: 1018,
  fails: (at) =>
    at.password === undefined
      ? isRequired(at)
      : at.password.toLowerCase() !== filingPasswordText(filingPassword(at.target.record.Zt_xx.Ztid)),
});

/** No source says whether bureaus check it in a change (B-8.1): this one does, if it is set to (`changePassword`). */
export const changePasswordCheck: CheckRow<Case<unknown, SubjectOnFile>> = {
  code: 1018,
  fails: (at) => at.bureau.changeNeedsPassword && passwordCheck(() => true).fails(at),
};
