import { checkEmail } from '../../checks/email.ts';
import { checkIdValidity } from '../../checks/id-validity.ts';
import { checkMobile } from '../../checks/mobile.ts';
import { checkOfficePhone } from '../../checks/office-phone.ts';
import { checkPersonName } from '../../checks/person-name.ts';
import { checkPersonsPaper } from '../../checks/persons-papers.ts';
import { checkIdType } from '../../codes/check-code.ts';
import { type FieldId, textOf } from '../../filing/fields.ts';
import { changeGroups, hasChanged, isPerson, isSamePrincipal, type Proposal } from '../../filing/proposal.ts';
import type { PrincipalPart } from '../../filing/record.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import {
  acceptedCodes,
  checkAgainstPublishedTable,
  checkYesNo,
  comparedFinding,
  eachPart,
  type FieldCheck,
  failFinding,
  findingIf,
  nameCharacters,
} from './field-check.ts';

type Owner = 'subject' | 'website';
const other = { subject: 'website', website: 'subject' } as const;
const owners = ['subject', 'website'] as const;

/** Different principals need different phones and e-mail addresses (docs/spec/rules.md, HW-MAT). */
const sharedWithOther = (owner: Owner, part: 'mobile' | 'email') => (parts: readonly string[], proposal: Proposal) =>
  findingIf(
    !isSamePrincipal(proposal) && textOf(proposal.after, `${other[owner]}.principal.${part}`) === parts[0],
    comparedFinding(
      proposal,
      [`${owner}.principal.${part}`, `${other[owner]}.principal.${part}`],
      failFinding(
        'CON-04',
        part === 'mobile'
          ? bilingual('两位负责人的手机号码相同', 'Both principals have the same mobile')
          : bilingual('两位负责人的电子邮件相同', 'Both principals have the same e-mail'),
        bilingual('请分别填写各人自己的联系方式', "Give each person's own"),
      ),
    ),
  );

/** The same person must be entered identically in both places (docs/spec/rules.md, HW-MAT). */
const sameAsOther = (owner: Owner) => (parts: readonly string[], proposal: Proposal) => {
  const [mine, theirs] = [owner, other[owner]].map((one) => textOf(proposal.after, `${one}.principal.idNumber`));
  const name = textOf(proposal.after, `${other[owner]}.principal.name`);
  return findingIf(
    mine !== undefined && mine === theirs && name !== undefined && name !== parts[0],
    comparedFinding(
      proposal,
      owners.flatMap((one) => [`${one}.principal.idNumber` as const, `${one}.principal.name` as const]),
      failFinding(
        'CON-05',
        bilingual('两处是同一证件号码，姓名却不同', 'One ID number stands with two names'),
        bilingual('同一人在各处须填写一致', 'Enter the same person the same way everywhere'),
      ),
    ),
  );
};

/** In a person's filing the subject and both principals are one person (docs/spec/rules.md, A19-FORM). */
const isTheSubject = (owner: Owner, field: 'name' | 'idNumber') => (parts: readonly string[], proposal: Proposal) => {
  const ofSubject = field === 'name' ? 'subject.name' : 'subject.certificateNumber';
  return findingIf(
    isPerson(proposal.after) && textOf(proposal.after, ofSubject) !== parts[0],
    comparedFinding(
      proposal,
      [ofSubject, `${owner}.principal.${field}`],
      failFinding(
        'PRN-04',
        bilingual('个人备案的负责人须为主办人本人', 'For a person’s filing the principal is that person'),
        bilingual('请填写与主体相同的姓名和证件号码', "Give the subject's own name and number"),
      ),
    ),
  );
};

const identityChanged = (owner: Owner, proposal: Proposal) =>
  hasChanged(proposal, ...changeGroups[`${owner}Principal`]);

/** Checks of a responsible person 负责人 (docs/spec/rules.md ). */
export function principalChecks<O extends Owner>(owner: O) {
  const rows: Record<PrincipalPart, FieldCheck> = {
    name: {
      checks: [eachPart(checkPersonName), nameCharacters, sameAsOther(owner), isTheSubject(owner, 'name')],
    },
    idType: {
      checks: [
        eachPart((code, proposal) => {
          const field = `${owner}.principal.idType` as const;
          const known = acceptedCodes('CERTIFICATE_TYPE', field, proposal);
          return [checkIdType(code, known), ...checkAgainstPublishedTable('CERTIFICATE_TYPE', field)(code, proposal)];
        }),
      ],
    },
    idNumber: {
      checks: [
        eachPart((id, { after, today }) => checkPersonsPaper(textOf(after, `${owner}.principal.idType`), id, today)),
        isTheSubject(owner, 'idNumber'),
      ],
    },
    idValidUntil: {
      checks: [eachPart((until, { today }) => checkIdValidity(until, today))],
      whenAbsent: (proposal) =>
        findingIf(
          identityChanged(owner, proposal),
          failFinding(
            'PRN-02',
            bilingual('请填写新负责人证件的有效期', "Give the end of the new principal's ID validity"),
            bilingual('格式如 2030-12-31，或“长期”', 'Like 2030-12-31, or 长期'),
          ),
        ),
    },
    legalRepresentative: {
      checks: [eachPart(checkYesNo)],
    },
    mobile: { checks: [eachPart(checkMobile), sharedWithOther(owner, 'mobile')] },
    officePhone: {
      checks: [eachPart(checkOfficePhone)],
      whenAbsent: ({ after }) =>
        findingIf(
          !isPerson(after),
          failFinding(
            owner === 'website' ? 'FMT-OFFICE-PHONE, code 1031' : 'FMT-OFFICE-PHONE, code 1010',
            bilingual('单位备案须填写办公电话', 'A unit gives an office phone'),
            bilingual('请按“区号-号码”填写', 'Write area code-number'),
          ),
        ),
    },
    emergencyPhone: {
      checks: [
        eachPart(checkMobile),
        eachPart((phone, proposal) =>
          findingIf(
            textOf(proposal.after, `${owner}.principal.mobile`) === phone,
            comparedFinding(
              proposal,
              [`${owner}.principal.emergencyPhone`, `${owner}.principal.mobile`],
              failFinding(
                'CON-04',
                bilingual('应急联系电话与手机号码相同', 'The emergency phone is the mobile again'),
                bilingual('请填写另一个常用手机号码', 'Give another mobile that is much used'),
              ),
            ),
          ),
        ),
      ],
    },
    email: { checks: [eachPart(checkEmail), sharedWithOther(owner, 'email')] },
  };
  return Object.fromEntries(Object.entries(rows).map(([part, row]) => [`${owner}.principal.${part}`, row])) as Record<
    Extract<FieldId, `${O}.principal.${string}`>,
    FieldCheck
  >;
}
