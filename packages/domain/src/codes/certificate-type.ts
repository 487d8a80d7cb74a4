import { type Fault, type Finding, firstFaultFinding } from '../checks/finding.ts';
import { bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { LAST_TYPE_OF_A_CHANGE } from './certificate-types.ts';
import { checkCodeIn } from './check-code.ts';
import { findCertificateType, findCode } from './code-lists.ts';

export interface CertificateContext {
  /** 单位性质 of the subject; undefined where the record has none: then the match is not checked. */
  readonly nature?: number | string;
  /** Valid codes that our list may not contain. */
  readonly known?: readonly string[];
  /** True if the order changes it; false: it is the registered value. */
  readonly changed: boolean;
  /** It is sent in a new filing, which takes more types than a change. */
  readonly inNewFiling?: boolean;
}

interface Asked extends CertificateContext {
  readonly type: string;
}

/** Whether a nature offers the type; undefined: the sources do not say. */
function isAllowedForNature({ type, nature }: Asked): boolean | undefined {
  const offeredBy = findCertificateType(type)?.natures ?? [];
  if (nature === undefined || offeredBy.length === 0 || findCode('NATURE', nature) === undefined) return undefined;
  return offeredBy.includes(Number(nature));
}

const isPersonal = ({ type }: Asked): boolean => findCertificateType(type)?.personal === true;

/**
 * True if the numbers are identical in every source (natures 1–6, types 1–11), or the certificate is personal: then a
 * mismatch fails instead of warning.
 */
const isCertain = (asked: Asked): boolean =>
  Number(asked.type) <= LAST_TYPE_OF_A_CHANGE && (Number(asked.nature) <= 6 || isPersonal(asked));

const another = bilingual('请选择与单位性质相符的证件类型', 'Choose a certificate that the nature of the unit has');
const misfit = bilingual('证件类型与单位性质不符', 'The certificate type does not fit the nature of the unit');

/** Rule: `BGBA` accepts `Zjlx` 1..11, a new filing 1..999 (docs/spec/bureau-interface.md B-8.1, B-13). */
const BEYOND = 'FMT-CERT-TYPE, code 5001';
const takesNoMore = fillTemplate(
  bilingual(
    '管局变更备案接口（V.3.0）只接收 1–{last} 号证件类型，此类型无法上报',
    "The bureaus' change interface (V.3.0) takes certificate types 1–{last} alone; this one cannot be sent",
  ),
  { last: LAST_TYPE_OF_A_CHANGE },
);

const faults: readonly Fault<Asked>[] = [
  {
    isBroken: ({ type, changed, inNewFiling }) => !inNewFiling && changed && Number(type) > LAST_TYPE_OF_A_CHANGE,
    ruleId: BEYOND,
    message: takesNoMore,
    suggestion: bilingual(
      '如有营业执照、法人证书等 1–11 号证件，请改用该证件；否则请注销后重新备案',
      'Use a certificate of type 1–11, such as a business licence or a legal-person certificate, if there is one; otherwise cancel the filing and file anew',
    ),
  },
  {
    // A change repeats the whole subject, so the registered type must be sent again.
    isBroken: ({ type, inNewFiling }) => !inNewFiling && Number(type) > LAST_TYPE_OF_A_CHANGE,
    ruleId: BEYOND,
    message: takesNoMore,
    suggestion: bilingual(
      '备案中登记的就是此类型：变更前须先由管局改为 1–11 号证件，或注销后重新备案',
      'It is what the filing has on record: have the bureau put a type of 1–11 in its place first, or cancel the filing and file anew',
    ),
  },
  {
    isBroken: (asked) => asked.changed && isCertain(asked) && isAllowedForNature(asked) === false,
    message: misfit,
    suggestion: another,
  },
  {
    isBroken: (asked) => isAllowedForNature(asked) === false,
    outcome: 'warn',
    message: misfit,
    suggestion: bilingual('请审核人员对照证件核对单位性质', 'A reviewer compares the nature with the certificate'),
  },
];

/** 证件类型 of the subject: it is in the table, a change can carry it, and the subject's nature offers it (SUB-05). */
export function checkCertificateType(type: string, context: CertificateContext): Finding {
  const known = checkCodeIn('CERTIFICATE_TYPE')(type, [...(context.known ?? []), ...(context.changed ? [] : [type])]);
  return known.outcome === 'pass' ? firstFaultFinding('SUB-05', faults, { type, ...context }) : known;
}
