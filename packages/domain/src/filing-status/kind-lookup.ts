import { z } from 'zod';
import { subjectNumberOf } from '../checks/filing-number.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { canonicalNumber, type NamedFiling } from './results.ts';

/** Lookups of a partner within an hour. */
export const MAX_KIND_LOOKUPS_PER_HOUR = 20;

/** 应办事项查询: where and what is to be filed. */
export const kindLookupInput = z
  .strictObject({
    province: z
      .string()
      .regex(/^\d{6}$/)
      .meta({ description: 'GB/T 2260 code of the province, six digits.' }),
    certificateType: z.int().min(1).max(999).meta({
      description: '主办单位证件类型, a code of list CERTIFICATE_TYPE.',
    }),
    certificateNumber: z.string().trim().min(4).max(255).meta({
      description: '主办单位证件号码; it is sealed, sent to the bureau alone, and deleted with the answer.',
    }),
    domain: z.string().trim().min(4).max(255).meta({ description: 'The domain 域名.' }),
  })
  .meta({
    graphql: 'OrderKindLookupInput',
    description: 'Whose domain is to be filed, and where. Since 2026-11.',
  });

export const kindLookupStates = {
  PENDING: { label: bilingual('查询中', 'Being looked up') },
  ANSWERED: { label: bilingual('已答复', 'Answered') },
  UNAVAILABLE: { label: bilingual('管局未答复', 'No answer from the bureau') },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type KindLookupState = keyof typeof kindLookupStates;

interface KindFinding {
  /** null: no order can be opened as things are. */
  readonly kind: OrderKind | null;
  readonly says: BilingualText;
  readonly suggestion: BilingualText;
}

/** What follows from the bureau's answers about certificate and domain (docs/spec/rules.md R-2, A19-TYPE). */
const kindFindings = {
  NEITHER_FILED: {
    kind: 'FIRST_FILING',
    says: bilingual('证件和域名都没有备案', 'Neither certificate nor domain is filed'),
    suggestion: bilingual('请办理首次备案', 'Open a first filing'),
  },
  SUBJECT_FILED: {
    kind: 'NEW_WEBSITE',
    says: bilingual('主体已备案，域名没有备案', 'The subject is filed, the domain is not'),
    suggestion: bilingual(
      '请办理新增网站；备案不在列表中的，先以主体备案号和备案密码核实',
      'Open a new website; where the record is not in your list, prove its number and password first',
    ),
  },
  BOTH_FILED: {
    kind: 'NEW_ACCESS',
    says: bilingual('域名已备案在该主体名下', 'The domain is filed under this subject'),
    suggestion: bilingual(
      '网站由其他接入商接入的，请以网站备案号和备案密码核实后办理新增接入；已由我方接入的，办理变更',
      'Accessed through another provider: prove the number of the website and its password, then open a new access; accessed through us: open a change',
    ),
  },
  DOMAIN_ELSEWHERE: {
    kind: null,
    says: bilingual('域名备案在其他主体名下', 'The domain is filed under another subject'),
    suggestion: bilingual(
      '请先在原备案处注销或取消该域名，或改用其他域名',
      'Have it cancelled where it is filed, or use another domain',
    ),
  },
  CERTIFICATE_NOT_ASKABLE: {
    kind: null,
    says: bilingual(
      '域名没有备案；此类证件无法通过接口查询',
      'The domain is not filed; the interface cannot be asked about papers of this type',
    ),
    suggestion: bilingual(
      '主体已备案的办理新增网站，没有备案的办理首次备案；请在管局网站人工查询',
      "A filed subject opens a new website, any other a first filing: look it up on the bureau's site",
    ),
  },
} as const satisfies Record<string, KindFinding>;
export type KindFindingName = keyof typeof kindFindings;
export const kindFindingRow = (name: KindFindingName): KindFinding => kindFindings[name];

/** The finding; `certificate` undefined: the bureau cannot be asked about papers of this type. null: not filed. */
export function kindFindingOf(
  domain: NamedFiling | null,
  certificate: NamedFiling | null | undefined,
): KindFindingName {
  if (domain === null)
    return certificate === undefined
      ? 'CERTIFICATE_NOT_ASKABLE'
      : certificate === null
        ? 'NEITHER_FILED'
        : 'SUBJECT_FILED';
  // Without the certificate's filing the password of the domain's tells whose it is.
  if (certificate === undefined) return 'BOTH_FILED';
  return certificate !== null && subjectOf(certificate) === subjectOf(domain) ? 'BOTH_FILED' : 'DOMAIN_ELSEWHERE';
}

/** The subject's number, which a website's number begins with. */
const subjectOf = ({ subjectNumber, websiteNumber }: NamedFiling): string | undefined => {
  const number = canonicalNumber(subjectNumber ?? websiteNumber);
  return number === null ? undefined : subjectNumberOf(number);
};
