import { isCreditCode, isResidentId } from '../records/check-digits.ts';
import type { ChangedWebsite, ChangeFiling, FiledRecord, FiledWebsite, Person } from '../records/shapes.ts';
import { belongsTo, hasKnownFormat, hasKnownPurpose, isValidAttachment, isValidScan } from './attachments.ts';

/** IPv4 range as unsigned numbers of the interface, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** The data for the checks of one change. */
export interface ChangeCase extends ChangeFiling {
  readonly record: FiledRecord;
  readonly isPending: boolean;
  /** The calling provider. */
  readonly ispId: string;
  /** The ranges that the provider has registered by IP filing (IP备案). */
  readonly providerRanges: readonly Range[];
  /** Whether another subject has filed the domain. */
  isFiledElsewhere(domain: string): boolean;
}

interface CheckRow {
  /** Result code, B-7. */
  readonly code: number;
  readonly fails: (at: ChangeCase) => boolean;
}

/** The named subject or websites are not those on file; then the other checks do not run. */
const identityChecks: readonly CheckRow[] = [
  { code: 1016, fails: ({ change, record }) => change.Zt_xx.Baxh !== record.Zt_xx.Baxh },
  {
    code: 1016,
    fails: ({ change, record }) =>
      change.Wz_xx.some((website) => filedWebsite(record, website)?.Baxh !== website.Baxh) ||
      new Set(change.Wz_xx.map((website) => website.Wzid)).size < change.Wz_xx.length,
  },
  {
    code: 1016,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Jr_xx.every((access) => filed.Jr_xx.some(({ Jrid }) => Jrid === access.Jrid)),
      ),
  },
  {
    code: 1016,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Ym_xx.every(
          (domain) =>
            domain.Ymid === undefined ||
            filed.Ym_xx.some(({ Ymid, Ym }) => Ymid === domain.Ymid && sameDomain(Ym, domain.Ym)),
        ),
      ),
  },
];

const fieldChecks: readonly CheckRow[] = [
  { code: 1017, fails: (at) => at.isPending },
  { code: 1046, fails: ({ change, record }) => change.Zt_xx.Txdz.Shengid !== record.Zt_xx.Txdz.Shengid },
  {
    code: 1048,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Jr_xx.every(({ Jrid }) => filed.Jr_xx.find((access) => access.Jrid === Jrid)?.Ispid === at.ispId),
      ),
  },
  { code: 1014, fails: (at) => isUnit(at) && at.change.Zt_xx.Dwxz === undefined },
  { code: 1044, fails: (at) => isUnit(at) && at.change.Zt_xx.Fzr.Fzr_xm === undefined },
  {
    code: 1008,
    fails: ({ change: { Zt_xx } }) =>
      Zt_xx.Zj.Zjhm.length > 128 ||
      (Zt_xx.Zj.Zjlx === '1' && Zt_xx.Zj.Zjhm.length === 18 && !isCreditCode(Zt_xx.Zj.Zjhm)),
  },
  {
    code: 1015,
    fails: (at) =>
      people(at).some(({ Fzr_zjlx, Fzr_zjhm }) => Fzr_zjlx === '2' && !isResidentId(Fzr_zjhm ?? '')) ||
      (at.change.Zt_xx.Zj.Zjlx === '2' && !isResidentId(at.change.Zt_xx.Zj.Zjhm)),
  },
  { code: 1011, fails: (at) => people(at).some(({ Fzr_sjhm }) => !eachPart(Fzr_sjhm, isMobile)) },
  { code: 1009, fails: (at) => people(at).some(({ Fzr_dzyj }) => !eachPart(Fzr_dzyj, isMail)) },
  {
    code: 1010,
    fails: (at) =>
      people(at).some(({ Fzr_dhhm }) => Fzr_dhhm !== undefined && !eachPart(Fzr_dhhm, isOfficePhone)) ||
      (isUnit(at) && at.change.Zt_xx.Fzr.Fzr_dhhm === undefined),
  },
  {
    code: 1031,
    fails: (at) => isUnit(at) && at.change.Wz_xx.some(({ Wz_Fzr }) => Wz_Fzr.Fzr_dhhm === undefined),
  },
  { code: 1004, fails: ({ change }) => change.Wz_xx.some(({ Ym_xx }) => !Ym_xx.every(({ Ym }) => isDomain(Ym))) },
  { code: 1005, fails: (at) => at.change.Wz_xx.some(({ Ym_xx }) => Ym_xx.some(({ Ym }) => at.isFiledElsewhere(Ym))) },
  {
    code: 1039,
    fails: ({ change }) => {
      const names = change.Wz_xx.flatMap(({ Ym_xx }) => Ym_xx.map(({ Ym }) => Ym.toLowerCase()));
      return new Set(names).size < names.length;
    },
  },
  { code: 1022, fails: ({ change }) => change.Wz_xx.some(({ Syurl }) => Syurl !== undefined && !hostOf(Syurl)) },
  {
    code: 1041,
    fails: ({ change }) =>
      change.Wz_xx.some(({ Syurl, Ym_xx }) => {
        const host = Syurl === undefined ? undefined : hostOf(Syurl);
        return host !== undefined && !Ym_xx.some(({ Ym }) => isWithin(host, Ym.toLowerCase()));
      }),
  },
  {
    code: 1023,
    fails: (at) =>
      somePairFails(at, (website, filed) =>
        website.Jr_xx.every(({ Jrid, Ip_xx }) => {
          const known = filed.Jr_xx.find((access) => access.Jrid === Jrid)?.Ip_xx.map(({ Ipid }) => Ipid) ?? [];
          return Ip_xx.every(({ Ipid }) => Ipid === undefined || known.includes(Ipid));
        }),
      ),
  },
  { code: 1006, fails: ({ change }) => ranges(change.Wz_xx).some(({ first, last }) => first > last) },
  {
    code: 1063,
    fails: (at) => {
      const filed = [...at.providerRanges, ...ranges(at.record.Wz_xx)];
      return ranges(at.change.Wz_xx).some(
        (range) => !filed.some(({ first, last }) => first <= range.first && range.last <= last),
      );
    },
  },
  { code: 1056, fails: ({ attachments }) => !attachments.every(hasKnownFormat) },
  {
    code: 1057,
    fails: ({ attachments, record }) =>
      !attachments.every((attachment) => hasKnownPurpose(attachment) && belongsTo(attachment, record)),
  },
  {
    code: 5010,
    fails: ({ attachments, change }) =>
      !attachments.every(isValidAttachment) ||
      !change.Wz_xx.every(({ Nrlx }) => Nrlx?.Nrlx_xx.every(({ Spwj }) => Spwj.every(isValidScan)) ?? true),
  },
];

/** Result codes that refuse the change, each once; empty when the change needs the reviewer. */
export function findRefusalCodes(at: ChangeCase): number[] {
  const failing = (rows: readonly CheckRow[]) => [
    ...new Set(rows.filter(({ fails }) => fails(at)).map(({ code }) => code)),
  ];
  const unknown = failing(identityChecks);
  return unknown.length > 0 ? unknown : failing(fieldChecks);
}

/** True when `holds` is false for at least one listed website and its filed version. */
function somePairFails(at: ChangeCase, holds: (website: ChangedWebsite, filed: FiledWebsite) => boolean): boolean {
  return !at.change.Wz_xx.every((website) => {
    const filed = filedWebsite(at.record, website);
    return filed !== undefined && holds(website, filed);
  });
}

const filedWebsite = (record: FiledRecord, website: ChangedWebsite) =>
  record.Wz_xx.find(({ Wzid }) => Wzid === website.Wzid);
/** A person's record may lack the nature; then the certificate type decides (ID card, passport, officer's, permit). */
const isUnit = ({ change: { Zt_xx } }: ChangeCase) =>
  Zt_xx.Dwxz === undefined ? !['2', '7', '8', '11'].includes(Zt_xx.Zj.Zjlx) : Zt_xx.Dwxz !== '5';
const people = ({ change }: ChangeCase): Person[] => [change.Zt_xx.Fzr, ...change.Wz_xx.map(({ Wz_Fzr }) => Wz_Fzr)];
const sameDomain = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** One field may hold several phones or mails, separated by `;` (B-8). */
const eachPart = (field: string | undefined, holds: (part: string) => boolean) =>
  field?.split(';').every((part) => holds(part.trim())) ?? false;
const isMobile = (part: string) => /^1[3-9]\d{9}$/.test(part);
const isMail = (part: string) => /^[^@\s;]+@[^@\s;.]+(\.[^@\s;.]+)+$/.test(part);
const isOfficePhone = (part: string) => /^\d[\d-]*\d$/.test(part) && /^\d{10,16}$/.test(part.replaceAll('-', ''));
const isDomain = (name: string) => /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(name);

/** Host of a home page address, with or without scheme; undefined when the address is invalid. */
function hostOf(url: string): string | undefined {
  const host = /^(?:https?:\/\/)?([^/:?#\s]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(url.trim())?.[1]?.toLowerCase();
  return host !== undefined && isDomain(host) ? host : undefined;
}
const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

const ranges = (
  websites: readonly { Jr_xx: readonly { Ip_xx: readonly { Qsip: string; Zzip: string }[] }[] }[],
): Range[] =>
  websites.flatMap(({ Jr_xx }) =>
    Jr_xx.flatMap(({ Ip_xx }) => Ip_xx.map(({ Qsip, Zzip }) => ({ first: Number(Qsip), last: Number(Zzip) }))),
  );
