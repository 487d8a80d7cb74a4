import { isCreditCode, isResidentId } from '../../records/check-digits.ts';
import type { Person } from '../../records/shapes.ts';
import type { Case, CheckRow } from '../case.ts';
import { eachPart, isMail, isMobile, isOfficePhone } from '../formats.ts';

const subjectOf = ({ parts, target }: Case) => parts.subject ?? target?.record.Zt_xx;

/** A person's record may lack the nature; then the certificate type decides (ID card, passport, officer's, permit). */
const isUnit = (at: Case): boolean => {
  const subject = subjectOf(at);
  if (subject === undefined) return false;
  return subject.Dwxz === undefined ? !['2', '7', '8', '11'].includes(subject.Zj.Zjlx) : subject.Dwxz !== '5';
};

const people = ({ parts: { subject, websites } }: Case): Person[] => [
  ...(subject === undefined ? [] : [subject.Fzr]),
  ...websites.map(({ Wz_Fzr }) => Wz_Fzr),
];

/** Nature, name and certificate of a submitted subject. */
export const subjectChecks: readonly CheckRow<Case>[] = [
  { code: 1014, fails: (at) => isUnit(at) && at.parts.subject !== undefined && at.parts.subject.Dwxz === undefined },
  {
    code: 1044,
    fails: (at) => isUnit(at) && at.parts.subject !== undefined && at.parts.subject.Fzr.Fzr_xm === undefined,
  },
  {
    code: 1008,
    fails: ({ parts: { subject } }) =>
      subject !== undefined &&
      (subject.Zj.Zjhm.length > 128 ||
        (subject.Zj.Zjlx === '1' && subject.Zj.Zjhm.length === 18 && !isCreditCode(subject.Zj.Zjhm))),
  },
];

/** ID numbers, phones and mails of the submitted principals. */
export const personChecks: readonly CheckRow<Case>[] = [
  {
    code: 1015,
    fails: (at) =>
      people(at).some(({ Fzr_zjlx, Fzr_zjhm }) => Fzr_zjlx === '2' && !isResidentId(Fzr_zjhm ?? '')) ||
      (at.parts.subject?.Zj.Zjlx === '2' && !isResidentId(at.parts.subject.Zj.Zjhm)),
  },
  { code: 1011, fails: (at) => people(at).some(({ Fzr_sjhm }) => !eachPart(Fzr_sjhm, isMobile)) },
  { code: 1009, fails: (at) => people(at).some(({ Fzr_dzyj }) => !eachPart(Fzr_dzyj, isMail)) },
  {
    code: 1010,
    fails: (at) =>
      people(at).some(({ Fzr_dhhm }) => Fzr_dhhm !== undefined && !eachPart(Fzr_dhhm, isOfficePhone)) ||
      (isUnit(at) && at.parts.subject !== undefined && at.parts.subject.Fzr.Fzr_dhhm === undefined),
  },
  {
    code: 1031,
    fails: (at) => isUnit(at) && at.parts.websites.some(({ Wz_Fzr }) => Wz_Fzr.Fzr_dhhm === undefined),
  },
];
