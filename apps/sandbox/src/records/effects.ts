import { applyChange } from './apply.ts';
import type { Approval } from './approval.ts';
import { nextSubjectNumber, nextWebsiteSuffix } from './numbers.ts';
import type { AccessOnFile, SubjectOnFile, WebsiteOnFile } from './on-file.ts';
import type {
  AddedAccess,
  Change,
  Ended,
  FiledAccess,
  FiledRecord,
  FiledWebsite,
  NewAccess,
  NewFiling,
  NewWebsite,
  NewWebsites,
} from './shapes.ts';

/** What an approval does to the bureau's files. */
export interface Effect {
  /** The subject as it is filed now; undefined: it has ended. */
  readonly record: FiledRecord | undefined;
  readonly ended?: Ended;
}

export const change = (content: Change, { record }: SubjectOnFile, approval: Approval): Effect => ({
  record: applyChange(record, content, approval),
});

export function newFiling({ Zt_xx, Wz_xx }: NewFiling, approval: Approval): Effect {
  const { IspZtid, Dwmc, Dwxz, Tzr, Txdz, Zj, Fzr, Bbfs, Bz } = Zt_xx;
  const { day, reviewer } = approval;
  const Baxh = nextSubjectNumber(approval.short, approval.files);
  return {
    record: {
      Zt_xx: {
        IspZtid,
        Ztid: approval.nextId(),
        Dwmc,
        Baxh,
        Dwxz,
        Tzr,
        Txdz,
        Zj,
        Fzr,
        Bbyhlx: Bbfs,
        Scbbsj: day,
        Zjxgsj: day,
        Shrxm: reviewer,
        Shsj: day,
        Bz,
      },
      Wz_xx: Wz_xx.map((website, at) => filedWebsite(website, `${Baxh}-${at + 1}`, approval)),
    },
  };
}

export function newWebsites({ Wz_xx }: NewWebsites, { record }: SubjectOnFile, approval: Approval): Effect {
  const first = nextWebsiteSuffix(record.Zt_xx.Baxh, approval.files);
  const added = Wz_xx.map((website, at) => filedWebsite(website, `${record.Zt_xx.Baxh}-${first + at}`, approval));
  return { record: touched({ ...record, Wz_xx: [...record.Wz_xx, ...added] }, approval) };
}

export const newAccess = (content: AddedAccess, { record, website }: WebsiteOnFile, approval: Approval): Effect => ({
  record: touched(
    withWebsite(record, {
      ...website,
      Jr_xx: [...website.Jr_xx, filedAccess(content, approval)],
      Zjxgsj: approval.day,
    }),
    approval,
  ),
});

export const endSubject = ({ record }: SubjectOnFile, { day }: Approval): Effect => ({
  record: undefined,
  ended: {
    Zxlb: '0',
    ids: [record.Zt_xx.Ztid, ...record.Wz_xx.flatMap(idsOf)],
    numbers: [record.Zt_xx.Baxh, ...record.Wz_xx.map(({ Baxh }) => Baxh)],
    day,
  },
});

/** A subject stays on file without websites, as a shell 空壳主体. */
export const endWebsite = ({ record, website }: WebsiteOnFile, approval: Approval): Effect => ({
  record: touched({ ...record, Wz_xx: record.Wz_xx.filter((one) => one !== website) }, approval),
  ended: endedWebsite(website, approval.day),
});

export const endAccess = ({ record, website, access }: AccessOnFile, approval: Approval): Effect => ({
  record: touched(
    withWebsite(record, {
      ...website,
      Jr_xx: website.Jr_xx.filter((one) => one !== access),
      Zjxgsj: approval.day,
    }),
    approval,
  ),
  ended: { Zxlb: '2', ids: [access.Jrid], numbers: [], day: approval.day },
});

export const endedWebsite = (website: FiledWebsite, day: string): Ended => ({
  Zxlb: '1',
  ids: idsOf(website),
  numbers: [website.Baxh],
  day,
});

const idsOf = ({ Wzid, Jr_xx }: FiledWebsite): string[] => [Wzid, ...Jr_xx.map(({ Jrid }) => Jrid)];

const touched = ({ Zt_xx, Wz_xx }: FiledRecord, { day, reviewer }: Approval): FiledRecord => ({
  Zt_xx: { ...Zt_xx, Zjxgsj: day, Shrxm: reviewer, Shsj: day },
  Wz_xx,
});

const withWebsite = ({ Zt_xx, Wz_xx }: FiledRecord, website: FiledWebsite): FiledRecord => ({
  Zt_xx,
  Wz_xx: Wz_xx.map((one) => (one.Wzid === website.Wzid ? website : one)),
});

/** Published data hold at most 255 characters of a home page (B-13, row 20): a longer one is left out. */
const homePage = (url: string | undefined) => (url === undefined || [...url].length > 255 ? undefined : url);

const filedWebsite = (website: NewWebsite, number: string, approval: Approval): FiledWebsite => ({
  IspWzid: website.IspWzid,
  Wzid: approval.nextId(),
  Wzmc: website.Wzmc,
  Nrlx: website.Nrlx,
  Fwnr: website.Fwnr,
  Yylb: website.Yylb,
  Ym_xx: website.Ym_xx.map(({ IspYmid, Ym }) => ({ IspYmid, Ymid: approval.nextId(), Ym })),
  Jr_xx: website.Jr_xx.map((access) => filedAccess(access, approval)),
  Wz_Fzr: website.Wz_Fzr,
  Syurl: homePage(website.Syurl),
  Wz_Bz: website.Wz_Bz,
  Scbbsj: approval.day,
  Zjxgsj: approval.day,
  Baxh: number,
});

const filedAccess = ({ IspJrid, Wzfb, Wzjrfs, Ip_xx }: NewAccess, approval: Approval): FiledAccess => ({
  IspJrid,
  Jrid: approval.nextId(),
  Ispid: approval.ispId,
  Wzfb,
  Wzjrfs,
  Ip_xx: Ip_xx.map(({ IspIpid, Qsip, Zzip }) => ({ IspIpid, Ipid: approval.nextId(), Qsip, Zzip })),
});
