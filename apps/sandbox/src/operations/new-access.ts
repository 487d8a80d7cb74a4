import type { Case, CheckRow } from '../judge/case.ts';
import { attachmentChecks } from '../judge/checks/attachments.ts';
import { conflictChecks } from '../judge/checks/conflicts.ts';
import { passwordCheck } from '../judge/checks/password.ts';
import { providerIdChecks } from '../judge/checks/provider-ids.ts';
import { rangeChecks } from '../judge/checks/websites.ts';
import { child, maybe, maybeNumber } from '../judge/read-node.ts';
import { readNewAccess, submitted } from '../judge/read-parts.ts';
import { newAccess } from '../records/effects.ts';
import { findWebsite, hasAccessOf, type WebsiteOnFile } from '../records/on-file.ts';
import { type AddedAccess, newAccessShape } from '../records/shapes.ts';
import { defineOperation } from './operation.ts';

const accessConflict: CheckRow<Case<AddedAccess, WebsiteOnFile>> = {
  code: 1038,
  fails: ({ target, bureau }) => hasAccessOf(bureau.ispId, [target.website]),
};

/** 新增接入, `XZJR/Xzxx` (B-8.4). */
export const newAccessOperation = defineOperation<AddedAccess, WebsiteOnFile>({
  czlx: '3',
  shape: newAccessShape,
  read: (xzxx) => {
    const website = child(xzxx, 'Wz_xx');
    const named = { Wzbah: maybe(website, 'Wzbah'), Wzid: maybeNumber(website, 'Wzid') };
    return submitted(xzxx, { ...readNewAccess(xzxx), Wz_xx: named });
  },
  find: ({ Wz_xx }, files) => findWebsite(files, { id: Wz_xx.Wzid, number: Wz_xx.Wzbah }),
  parts: ({ Wz_xx: _, ...access }) => ({ websites: [], accesses: [access] }),
  owners: (_, { record, website }) => [
    { kind: '1', id: record.Zt_xx.Ztid, number: record.Zt_xx.Baxh },
    { kind: '2', id: website.Wzid, number: website.Baxh },
  ],
  stages: [
    conflictChecks,
    [accessConflict, passwordCheck(() => true), ...providerIdChecks, ...rangeChecks, ...attachmentChecks],
  ],
  bs: ({ Wz_xx, IspJrid }) => Wz_xx.Wzbah ?? IspJrid,
  jlids: ({ IspJrid }) => [IspJrid],
  principals: (_, { record, website }) => ({ subject: [record.Zt_xx.Fzr], website: [website.Wz_Fzr] }),
  // The upload has no remark.
  remarks: () => [],
  refusalText: '样例退回：请核实接入信息后重新提交',
  effect: newAccess,
});
