import { checkCertificateType } from '../../checks/certificate-type.ts';
import { checkCreditCode } from '../../checks/credit-code.ts';
import { type Finding, passed } from '../../checks/finding.ts';
import { checkGbk } from '../../checks/gbk.ts';
import { checkMailingAddress } from '../../checks/mailing-address.ts';
import { checkPersonName } from '../../checks/person-name.ts';
import { checkResidentId } from '../../checks/resident-id.ts';
import { checkUnitName } from '../../checks/unit-name.ts';
import { text } from '../../text.ts';
import { textOf } from '../fields.ts';
import { differs, isPerson, type Proposal, RESIDENT_ID } from '../proposal.ts';
import { checkBlackListed } from './black-list.ts';
import { codeOf, each, type FieldCheck, failed, ofTable, passing, unless } from './field-check.ts';
import { principalChecks } from './principal.ts';

const certificateType = ({ after }: Proposal) => textOf(after, 'subject.certificateType');

/**
 * A person's number by its kind; a unit's new one is a credit code. An old one that a change leaves alone may date from
 * before the certificate merger (rules.md §4.4). 部队代号 is none.
 */
function checkCertificateNumber(number: string, proposal: Proposal): Finding | readonly Finding[] {
  if (isPerson(proposal.after))
    return certificateType(proposal) === RESIDENT_ID ? checkResidentId(number, proposal.today) : [];
  const unchanged = !differs(proposal, 'subject.certificateNumber');
  return unchanged || certificateType(proposal) === '5' ? passed('SUB-02') : checkCreditCode(number);
}

const region = each((code, { province }) => {
  return unless(
    !/^\d{6}$/.test(code) || code.slice(0, 2) !== province.slice(0, 2),
    failed(
      'FMT-REGION, code 1019',
      text('应为本省的六位行政区划代码', 'A region code has six digits and lies in the province'),
      text('请从列表中选择', 'Choose from the list'),
    ),
  );
});

/** Checks of the subject 主体信息 (rules.md §4.1, §4.4). */
export const subjectChecks = {
  'subject.name': {
    checks: [
      each((name, { after }) => (isPerson(after) ? checkPersonName(name) : checkUnitName(name))),
      each(checkGbk),
    ],
  },
  'subject.nature': {
    checks: [codeOf('NATURE', 'subject.nature')],
    whenAbsent: ({ after }) =>
      unless(
        !isPerson(after),
        failed(
          'SUB-05, code 1014',
          text('单位须填写单位性质', 'A unit names its nature'),
          text('请从列表中选择', 'Choose from the list'),
        ),
      ),
  },
  'subject.certificateType': {
    checks: [
      each((type, proposal) => [
        checkCertificateType(type, {
          nature: textOf(proposal.after, 'subject.nature'),
          changed: differs(proposal, 'subject.certificateType', 'subject.nature'),
          known: passing('CERTIFICATE_TYPE', 'subject.certificateType', proposal),
        }),
        ...ofTable('CERTIFICATE_TYPE', 'subject.certificateType')(type, proposal),
      ]),
    ],
  },
  'subject.certificateNumber': {
    checks: [each(checkCertificateNumber), checkBlackListed('subject.certificateNumber')],
  },
  'subject.certificateAddress': { checks: [each(checkGbk)] },
  'subject.province': {
    checks: [
      each((code, { province }) =>
        unless(
          code !== province,
          failed(
            'ORD-02, code 1046',
            text('变更备案不能改变主体所在省', 'A change cannot move the subject to another province'),
            text('请注销后到新的省份重新备案', 'Cancel, and file anew in the other province'),
          ),
        ),
      ),
    ],
  },
  'subject.city': { checks: [region, each(ofTable('REGION', 'subject.city'))] },
  'subject.county': { checks: [region, each(ofTable('REGION', 'subject.county'))] },
  'subject.mailingAddress': {
    checks: [
      each((address, { after }) => checkMailingAddress(address, textOf(after, 'subject.remark'))),
      each(checkGbk),
    ],
  },
  'subject.investor': { checks: [each(checkGbk)] },
  'subject.remark': { checks: [each(checkGbk)] },
  ...principalChecks('subject'),
} satisfies Partial<Record<string, FieldCheck>>;
