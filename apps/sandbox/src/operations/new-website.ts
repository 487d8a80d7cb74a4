import { attachmentChecks } from '../judge/checks/attachments.ts';
import { conflictChecks } from '../judge/checks/conflicts.ts';
import { passwordCheck } from '../judge/checks/password.ts';
import { personChecks } from '../judge/checks/persons.ts';
import { providerIdChecks } from '../judge/checks/provider-ids.ts';
import { rangeChecks, websiteChecks } from '../judge/checks/websites.ts';
import { all, child, maybe, maybeNumber } from '../judge/read-node.ts';
import { readNewWebsite, submitted } from '../judge/read-parts.ts';
import { newWebsites } from '../records/effects.ts';
import { findSubject, type SubjectOnFile } from '../records/on-file.ts';
import { partsOf } from '../records/parts.ts';
import { type NewWebsites, newWebsitesShape } from '../records/shapes.ts';
import { defineOperation } from './operation.ts';

/** 新增网站, `XZWZ/Xzxx` (B-8.3). */
export const newWebsiteOperation = defineOperation<NewWebsites, SubjectOnFile>({
  czlx: '2',
  shape: newWebsitesShape,
  read: (xzxx) => {
    const subject = child(xzxx, 'Zt_xx');
    return submitted(xzxx, {
      Zt_xx: { Ztbah: maybe(subject, 'Ztbah'), Ztid: maybeNumber(subject, 'Ztid') },
      Wz_xx: all(xzxx, 'Wz_xx').map(readNewWebsite),
    });
  },
  find: ({ Zt_xx }, files) => findSubject(files, { id: Zt_xx.Ztid, number: Zt_xx.Ztbah }),
  parts: ({ Wz_xx }) => partsOf({ Wz_xx }),
  // The new websites have only the provider's id yet (B-8.3).
  owners: ({ Wz_xx }, { record }) => [
    { kind: '1', id: record.Zt_xx.Ztid, number: record.Zt_xx.Baxh },
    ...Wz_xx.map(({ IspWzid }) => ({ kind: '2' as const, id: IspWzid })),
  ],
  stages: [
    conflictChecks,
    [
      passwordCheck(() => false),
      ...providerIdChecks,
      ...personChecks,
      ...websiteChecks,
      ...rangeChecks,
      ...attachmentChecks,
    ],
  ],
  bs: ({ Zt_xx }) => Zt_xx.Ztbah ?? Zt_xx.Ztid ?? '',
  jlids: ({ Wz_xx }) => Wz_xx.map(({ IspWzid }) => IspWzid),
  principals: ({ Wz_xx }, { record }) => ({
    subject: [record.Zt_xx.Fzr],
    website: Wz_xx.map(({ Wz_Fzr }) => Wz_Fzr),
  }),
  remarks: ({ Wz_xx }) => Wz_xx.map(({ Wz_Bz }) => Wz_Bz),
  refusalText: '样例退回：网站名称与网站内容不符，请修改后重新提交',
  effect: newWebsites,
});
