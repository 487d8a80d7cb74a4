import type { Case, CheckRow } from '../judge/case.ts';
import { conflictChecks } from '../judge/checks/conflicts.ts';
import { passwordCheck } from '../judge/checks/password.ts';
import { maybe, number } from '../judge/read-node.ts';
import { submitted } from '../judge/read-parts.ts';
import type { Approval } from '../records/approval.ts';
import type { Czlx } from '../records/czlx.ts';
import { deregistrationReasons } from '../records/deregistration-reasons.ts';
import { type Effect, endAccess, endSubject, endWebsite } from '../records/effects.ts';
import {
  type AccessOnFile,
  type Files,
  findAccess,
  findSubject,
  findWebsite,
  hasAccessOf,
  type Lookup,
  type Name,
  type SubjectOnFile,
  type WebsiteOnFile,
} from '../records/on-file.ts';
import { noParts } from '../records/parts.ts';
import { type Deregistration, deregistrationShape } from '../records/shapes.ts';
import { defineOperation, type Principals } from './operation.ts';

/** What differs between the three deregistrations of `ZXBA/Zx_xx` (B-8.5). */
interface Kind<Target extends SubjectOnFile> {
  readonly czlx: Czlx;
  find(files: Files, name: Name): Lookup<Target>;
  readonly ownership: CheckRow<Case<Deregistration, Target>>;
  readonly more: readonly CheckRow<Case<Deregistration, Target>>[];
  principals(target: Target): Principals;
  effect(target: Target, approval: Approval): Effect;
}

const reasonCheck: CheckRow<Case<Deregistration>> = {
  code: 1026,
  fails: ({ content }) => !deregistrationReasons.some(({ Id }) => Id === content.Zxly),
};

const deregistration = <Target extends SubjectOnFile>(kind: Kind<Target>) =>
  defineOperation<Deregistration, Target>({
    czlx: kind.czlx,
    shape: deregistrationShape,
    read: (record) =>
      submitted(record, {
        Zxlb: deregistrationShape.shape.Zxlb.parse(number(record, 'Zxlb')),
        Jlid: number(record, 'Jlid'),
        Zxly: number(record, 'Zxly'),
        Zxlybz: maybe(record, 'Zxlybz'),
      }),
    find: ({ Jlid }, files) => kind.find(files, { id: Jlid }),
    parts: () => noParts,
    owners: () => [],
    stages: [[kind.ownership], [...conflictChecks, reasonCheck, ...kind.more]],
    bs: ({ Jlid }) => Jlid,
    jlids: ({ Jlid }) => [Jlid],
    principals: (_, target) => kind.principals(target),
    remarks: ({ Zxlybz }) => [Zxlybz],
    refusalText: '样例退回：请核实注销理由后重新提交',
    effect: (_, target, approval) => kind.effect(target, approval),
  });

const optionalPassword = passwordCheck(() => false);

/** 注销主体: it ends with all its websites. A shell has no provider, so it is ended on paper at the bureau. */
export const endSubjectOperation = deregistration<SubjectOnFile>({
  czlx: '6',
  find: findSubject,
  ownership: { code: 1048, fails: ({ target, bureau }) => !hasAccessOf(bureau.ispId, target.record.Wz_xx) },
  more: [passwordCheck(({ bureau }) => bureau.subjectNeedsPassword)],
  principals: ({ record }) => ({ subject: [record.Zt_xx.Fzr], website: record.Wz_xx.map(({ Wz_Fzr }) => Wz_Fzr) }),
  effect: endSubject,
});

/** 注销网站 */
export const endWebsiteOperation = deregistration<WebsiteOnFile>({
  czlx: '7',
  find: findWebsite,
  ownership: { code: 1048, fails: ({ target, bureau }) => !hasAccessOf(bureau.ispId, [target.website]) },
  more: [optionalPassword],
  principals: ({ record, website }) => ({ subject: [record.Zt_xx.Fzr], website: [website.Wz_Fzr] }),
  effect: endWebsite,
});

/** 取消接入: the last access cannot go, also when another one's cancellation is in review. */
export const endAccessOperation = deregistration<AccessOnFile>({
  czlx: '5',
  find: findAccess,
  ownership: { code: 1047, fails: ({ target, bureau }) => target.access.Ispid !== bureau.ispId },
  more: [
    optionalPassword,
    {
      code: 1025,
      fails: ({ target, bureau }) => {
        const ending = bureau.inReview.flatMap(({ czlx, jlids }) => (czlx === '5' ? jlids : []));
        return target.website.Jr_xx.every(({ Jrid }) => Jrid === target.access.Jrid || ending.includes(Jrid));
      },
    },
  ],
  principals: ({ record, website }) => ({ subject: [record.Zt_xx.Fzr], website: [website.Wz_Fzr] }),
  effect: endAccess,
});
