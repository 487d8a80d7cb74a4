import { checkCreditCode } from '../../checks/credit-code.ts';
import { type Finding, passFinding } from '../../checks/finding.ts';
import { formats } from '../../checks/formats.ts';
import { checkFormerNumber, isFormerNumber } from '../../checks/former-numbers.ts';
import { checkGbk } from '../../checks/gbk.ts';
import { checkMailingAddress } from '../../checks/mailing-address.ts';
import { checkNatureOfCode } from '../../checks/nature-of-code.ts';
import { checkPersonName } from '../../checks/person-name.ts';
import { checkPersonsPaper } from '../../checks/persons-papers.ts';
import { checkUnitName } from '../../checks/unit-name.ts';
import { checkCertificateType } from '../../codes/certificate-type.ts';
import { isRegionUnknown, regionListLabel } from '../../codes/regions.ts';
import { fieldsOfKind, textOf } from '../../filing/fields.ts';
import { hasChanged, isPerson, type Proposal } from '../../filing/proposal.ts';
import { kindRow } from '../../order-names/kinds/kinds.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { checkBlackListed } from './black-list.ts';
import {
  acceptedCodes,
  checkAgainstPublishedTable,
  checkCodeField,
  eachPart,
  type FieldCheck,
  failFinding,
  findingIf,
  nameCharacters,
  warnFinding,
} from './field-check.ts';
import { principalChecks } from './principal.ts';

const certificateType = ({ after }: Proposal) => textOf(after, 'subject.certificateType');

/** A new number of a unit, or a new nature: they must fit each other. 部队代号 is not a credit code. */
function checkUnitNumber(number: string, proposal: Proposal): readonly Finding[] {
  if (certificateType(proposal) === '5') return [passFinding('SUB-02')];
  const isNew = hasChanged(proposal, 'subject.certificateNumber');
  // What is filed through another provider is declared as it stands there.
  const isDeclared = proposal.elsewhere === true && kindRow(proposal.kind).declares?.includes('subject') === true;
  if (isDeclared && isFormerNumber(number)) return [checkFormerNumber(number)];
  return [
    isNew ? checkCreditCode(number) : passFinding('SUB-02'),
    ...(isNew || hasChanged(proposal, 'subject.nature')
      ? [checkNatureOfCode(number, textOf(proposal.after, 'subject.nature'))]
      : []),
  ];
}

/**
 * A person's number is checked by its type; a unit's new number must be a credit code. An unchanged old number may
 * predate the certificate merger (docs/spec/rules.md ).
 */
const checkCertificateNumber = (number: string, proposal: Proposal): Finding | readonly Finding[] =>
  isPerson(proposal.after)
    ? checkPersonsPaper(certificateType(proposal), number, proposal.today)
    : checkUnitNumber(number, proposal);

const REGION_RULE = 'FMT-REGION, code 1019';
const chooseRegion = bilingual('请从本省的市、县列表中选择', 'Choose from the cities and counties of the province');

/** A region of our own list or the bureau's. The registered one may be of an older list, as of a county that was merged. */
const region = (level: 'city' | 'county') =>
  eachPart((code, { province, before, published }): readonly Finding[] => {
    if (!formats.region.pattern.test(code) || code.slice(0, 2) !== province.slice(0, 2))
      return [
        failFinding(
          REGION_RULE,
          bilingual('应为本省的六位行政区划代码', 'A region code has six digits and lies in the province'),
          chooseRegion,
        ),
      ];
    if (!isRegionUnknown(level, code, published?.codes)) return [];
    return textOf(before, `subject.${level}`) === code
      ? [
          warnFinding(
            REGION_RULE,
            bilingual(
              `登记的代码不在${regionListLabel.zh}中，可能已撤并`,
              `The registered code is not in ${regionListLabel.en}; the region may have been merged`,
            ),
            bilingual('请核对，如已撤并请选择现行的市、县', 'Compare it; if it was merged, choose the region of today'),
          ),
        ]
      : [
          failFinding(
            REGION_RULE,
            bilingual(`${regionListLabel.zh}中没有此代码`, `The code is not in ${regionListLabel.en}`),
            chooseRegion,
          ),
        ];
  });

/** A registered pair is the bureau's own. */
const countyInCity = eachPart((county, proposal) => {
  const city = textOf(proposal.after, 'subject.city');
  const isRegistered = !hasChanged(proposal, 'subject.city', 'subject.county');
  return findingIf(
    city !== undefined && county.slice(0, 4) !== city.slice(0, 4),
    (isRegistered ? warnFinding : failFinding)(
      REGION_RULE,
      bilingual('该县（区）不属于所选的市', 'The county does not lie in the city that was chosen'),
      bilingual('请先选择市，再选择该市的县（区）', 'Choose the city first, then one of its counties'),
    ),
  );
});

/** A city that the filing lacked is that of its county, which the order does not change. */
const cityOfFiledCounty = eachPart((city, proposal) => {
  const county = textOf(proposal.after, 'subject.county');
  const isFixed = !fieldsOfKind(proposal.kind, proposal.elsewhere).includes('subject.county');
  return findingIf(
    isFixed && county !== undefined && hasChanged(proposal, 'subject.city') && county.slice(0, 4) !== city.slice(0, 4),
    failFinding(
      REGION_RULE,
      bilingual('备案登记的县（区）不属于所选的市', 'The county on record does not lie in the city that was chosen'),
      bilingual('请选择该县（区）所属的市', 'Choose the city of that county'),
    ),
  );
});

/** Checks of the subject 主体信息 (docs/spec/rules.md ). */
export const subjectChecks = {
  'subject.name': {
    checks: [
      eachPart((name, { after }) => (isPerson(after) ? checkPersonName(name) : checkUnitName(name))),
      nameCharacters,
    ],
  },
  'subject.investor': { checks: [nameCharacters] },
  'subject.nature': {
    checks: [checkCodeField('NATURE', 'subject.nature')],
    whenAbsent: ({ after }) =>
      findingIf(
        !isPerson(after),
        failFinding(
          'SUB-05, code 1014',
          bilingual('单位须填写单位性质', 'A unit names its nature'),
          bilingual('请从列表中选择', 'Choose from the list'),
        ),
      ),
  },
  'subject.certificateType': {
    checks: [
      eachPart((type, proposal) => [
        checkCertificateType(type, {
          nature: textOf(proposal.after, 'subject.nature'),
          changed: hasChanged(proposal, 'subject.certificateType', 'subject.nature'),
          inNewFiling: kindRow(proposal.kind).about === 'nothing',
          known: acceptedCodes('CERTIFICATE_TYPE', 'subject.certificateType', proposal),
        }),
        ...checkAgainstPublishedTable('CERTIFICATE_TYPE', 'subject.certificateType')(type, proposal),
      ]),
    ],
  },
  'subject.certificateNumber': {
    checks: [eachPart(checkCertificateNumber), checkBlackListed('subject.certificateNumber')],
  },
  'subject.province': {
    checks: [
      eachPart((code, { province }) =>
        findingIf(
          code !== province,
          failFinding(
            'ORD-02, code 1046',
            bilingual('主体所在省不能改变', 'The province of the subject cannot change'),
            bilingual('请注销后到新的省份重新备案', 'Cancel, and file anew in the other province'),
          ),
        ),
      ),
    ],
  },
  'subject.city': {
    checks: [region('city'), cityOfFiledCounty, eachPart(checkAgainstPublishedTable('REGION', 'subject.city'))],
  },
  'subject.county': {
    checks: [region('county'), countyInCity, eachPart(checkAgainstPublishedTable('REGION', 'subject.county'))],
  },
  'subject.mailingAddress': {
    checks: [
      eachPart((address, { after }) => checkMailingAddress(address, textOf(after, 'subject.remark'))),
      eachPart(checkGbk),
    ],
  },
  ...principalChecks('subject'),
} satisfies Partial<Record<string, FieldCheck>>;
