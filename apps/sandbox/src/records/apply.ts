import type { Approval } from './approval.ts';
import type { Change, ChangedWebsite, FiledRecord, FiledWebsite } from './shapes.ts';

/** A change adds domains and address segments; each gets a new id. */
type ChangeApproval = Pick<Approval, 'day' | 'reviewer' | 'nextId'>;

/**
 * The record after an approved change. A change restates everything (docs/spec/bureau-interface.md B-1.7): what it leaves out inside the subject
 * or a listed website is removed; websites and accesses that it does not list stay.
 */
export function applyChange(record: FiledRecord, change: Change, approval: ChangeApproval): FiledRecord {
  const { IspZtid, Ztid, Bbyhlx, Scbbsj } = record.Zt_xx;
  const { Dwmc, Baxh, Dwxz, Tzr, Txdz, Zj, Fzr, Bz } = change.Zt_xx;
  const changed = new Map(change.Wz_xx.map((website) => [website.Wzid, website]));
  return {
    Zt_xx: {
      IspZtid,
      Ztid,
      Dwmc,
      Baxh,
      Dwxz,
      Tzr,
      Txdz,
      Zj,
      Fzr,
      Bbyhlx,
      Scbbsj,
      Zjxgsj: approval.day,
      Shrxm: approval.reviewer,
      Shsj: approval.day,
      Bz,
    },
    Wz_xx: record.Wz_xx.map((website) => {
      const to = changed.get(website.Wzid);
      return to ? applyWebsite(website, to, approval) : website;
    }),
  };
}

function applyWebsite(from: FiledWebsite, to: ChangedWebsite, approval: ChangeApproval): FiledWebsite {
  const accesses = new Map(to.Jr_xx.map((access) => [access.Jrid, access]));
  return {
    IspWzid: from.IspWzid,
    Wzid: from.Wzid,
    Wzmc: to.Wzmc,
    Nrlx: to.Nrlx,
    Fwnr: to.Fwnr,
    Yylb: to.Yylb,
    Ym_xx: to.Ym_xx.map(({ IspYmid, Ymid, Ym }) => ({ IspYmid, Ymid: Ymid ?? approval.nextId(), Ym })),
    Jr_xx: from.Jr_xx.map((access) => {
      const next = accesses.get(access.Jrid);
      if (next === undefined) return access;
      return {
        ...access,
        Wzfb: next.Wzfb,
        Wzjrfs: next.Wzjrfs,
        Ip_xx: next.Ip_xx.map(({ IspIpid, Ipid, Qsip, Zzip }) => ({
          IspIpid,
          Ipid: Ipid ?? approval.nextId(),
          Qsip,
          Zzip,
        })),
      };
    }),
    Wz_Fzr: to.Wz_Fzr,
    Syurl: to.Syurl,
    // A change gives the remark no type (B-13, row 15); published data allow 1 to 1024 characters.
    Wz_Bz: to.Wz_Bz ? [...to.Wz_Bz].slice(0, 1024).join('') : undefined,
    Scbbsj: from.Scbbsj,
    Zjxgsj: approval.day,
    Baxh: to.Baxh,
  };
}
