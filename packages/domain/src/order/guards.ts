import type { GuardRow } from '../life-cycle/judge.ts';
import { editionRow } from '../province/editions.ts';
import { findProvince } from '../province/provinces.ts';
import { materialRow } from '../record/materials.ts';
import type { Reason } from '../refusal.ts';
import { rolesOf } from '../staff/roles.ts';
import { fill, text } from '../text.ts';
import { initialItems, itemsInReview, materialKey, missingMaterials, photoItems } from './checklist.ts';
import type { OrderFacts } from './facts.ts';
import { fieldRow, fieldsOfKind } from './fields.ts';
import { givenReasons, hashOf, heldBy, inputText, liveLease, mine, open, touched } from './guard-reading.ts';

export type GuardName = keyof typeof guards;

type Guard = GuardRow<OrderFacts>;

export const guards = {
  recordIsOurs: {
    says: text('此网站不由我方接入', 'This website is not accessed through us'),
    suggestion: text('请向其接入商提交变更', 'Send the change to its access provider'),
    ruleId: 'rules.md §2, codes 1047/1048',
    holds: (facts) => facts.record.ours,
  },
  recordBelongsToPartner: {
    says: text('此备案未登记在您名下', 'This record is not registered with you'),
    suggestion: text('请用备案号和备案密码登记', 'Register it with its filing number and password'),
    ruleId: 'house.md §5',
    holds: (facts) => facts.record.partnerSees,
  },
  noOtherOpenOrder: {
    says: text('该主体已有进行中的订单', 'The subject already has an open order'),
    suggestion: text('请先完成或放弃该订单', 'Finish or abandon that order first'),
    ruleId: 'ORD-03',
    holds: (facts) => !facts.record.otherOpenOrder,
  },
  kindPossibleInProvince: {
    says: text('此类变更暂不能在线办理', 'This kind of change cannot be made here yet'),
    suggestion: text('请注销后重新备案，目前在系统外办理', 'Cancel and file anew; this is done outside for now'),
    ruleId: 'ORD-06',
    // The bureau's own app (Shanghai) has no machinery yet: an order there would stop at the photo.
    holds: (facts) =>
      fieldsOfKind(facts.kind).length > 0 &&
      findProvince(facts.record.province) !== undefined &&
      !(findProvince(facts.record.province)?.photo === 'bureau-app' && editionRow(facts.edition).bureauApp),
  },
  changeAllowedInProvince: {
    says: text('管局不允许此类变更', 'The bureau does not allow this change'),
    suggestion: text('请注销后重新备案，目前在系统外办理', 'Cancel and file anew; this is done outside for now'),
    ruleId: 'ORD-06',
    holds: (facts) => findProvince(facts.province) !== undefined,
  },
  provinceUnchanged: {
    says: text('变更备案不能改变主体所在省', 'A change cannot move the subject to another province'),
    suggestion: text('请注销后到新的省份重新备案', 'Cancel and file anew in the other province'),
    ruleId: 'ORD-02, code 1046',
    holds: (facts) => facts.province === facts.record.province,
  },
  somethingChanged: {
    says: text('没有任何变更', 'Nothing is changed'),
    suggestion: text('请至少修改一项', 'Change at least one field'),
    ruleId: 'rules.md §2',
    holds: (facts) => facts.changed.length > 0,
  },
  formValid: {
    says: text('填写内容有误', 'The form has mistakes'),
    ruleId: 'rules.md §4',
    holds: (facts) => {
      const missing: Reason[] = fieldsOfKind(facts.kind)
        .filter((id) => fieldRow(id).required && facts.fieldHashes[id] === undefined)
        .map((id) => ({
          code: 'MISSING',
          field: id,
          message: fill(text('请填写{zh}', '{en} is missing'), { ...fieldRow(id).label }),
          ruleId: 'rules.md §4',
        }));
      const failed: Reason[] = facts.findings
        .filter((finding) => finding.outcome === 'fail')
        .map((finding) => ({
          code: 'CHECK_FAILED',
          field: finding.field,
          message: finding.message,
          suggestion: finding.suggestion,
          ruleId: finding.ruleId,
        }));
      return missing.length + failed.length === 0 || [...missing, ...failed];
    },
  },
  materialsComplete: {
    says: text('材料不全', 'Materials are missing'),
    ruleId: 'MAT-02',
    holds: (facts) => {
      const missing = missingMaterials(facts);
      return (
        missing.length === 0 ||
        missing.map((kind) => ({
          code: 'MATERIAL_MISSING',
          field: materialKey(kind),
          message: fill(text('缺少材料：{zh}', 'Material missing: {en}'), { ...materialRow(kind).label }),
          suggestion: text('请上传 JPEG 或 PNG 图片', 'Upload a JPEG or PNG image'),
          ruleId: 'MAT-02',
        }))
      );
    },
  },
  domainsVerified: {
    says: text('新增域名尚不能核验', 'Added domains cannot be verified yet'),
    suggestion: text('请先提交不新增域名的变更', 'Send the change without adding a domain'),
    ruleId: 'rules.md §7',
    holds: (facts) => facts.domains.added === 0,
  },
  warningsAcknowledged: {
    says: text('请确认：变更通过后原域名将无法访问', 'Confirm: the old domain stops working once this is approved'),
    suggestion: text('在 acknowledged 中加入 OLD_DOMAIN_STOPS', 'Put OLD_DOMAIN_STOPS into acknowledged'),
    ruleId: 'rules.md §2',
    holds: (facts, _actor, input) =>
      facts.domains.removed === 0 ||
      ((input as { acknowledged?: readonly string[] } | undefined)?.acknowledged ?? []).includes('OLD_DOMAIN_STOPS'),
  },
  nobodyHoldsLease: {
    says: text('订单已被领取', 'The order is already claimed'),
    ruleId: 'life-cycle: lease',
    holds: (facts) => liveLease(facts) === null || heldBy(facts),
  },
  notMineYet: {
    says: text('您已持有此订单', 'You hold this order already'),
    ruleId: 'life-cycle: lease',
    hides: true,
    holds: (facts, actor) => liveLease(facts)?.holder !== actor.id,
  },
  somebodyHoldsLease: {
    says: text('没有人持有此订单', 'Nobody holds this order'),
    ruleId: 'life-cycle: lease',
    hides: true,
    holds: (facts) => liveLease(facts) !== null,
  },
  nobodyElseHoldsLease: {
    says: text('订单由他人持有', 'Somebody else holds the order'),
    ruleId: 'life-cycle: lease',
    holds: (facts, actor) => liveLease(facts) === null || liveLease(facts)?.holder === actor.id || heldBy(facts),
  },
  holdsLeaseOrSupervises: {
    says: text('只有持有人或主管可以释放', 'Only the holder or a supervisor may release it'),
    ruleId: 'life-cycle: lease',
    hides: true,
    holds: (facts, actor) => mine(facts, actor) || rolesOf(actor.roles).has('supervisor') || heldBy(facts),
  },
  holdsLease: {
    says: text('您尚未领取此订单', 'You have not claimed this order'),
    ruleId: 'life-cycle: lease',
    holds: (facts, actor) => mine(facts, actor) || heldBy(facts),
  },
  itemUnchanged: {
    says: text('此项内容已变，请重新核对', 'This item has changed; look again'),
    ruleId: 'product.md R3',
    holds: (facts, _actor, input) =>
      input === undefined ||
      itemsInReview(facts).some(
        (item) => item.key === inputText(input, 'item') && item.hash !== null && item.hash === inputText(input, 'hash'),
      ),
  },
  everyItemPassed: {
    says: text('还有未通过的项', 'Some items are not passed'),
    ruleId: 'product.md R4',
    holds: (facts) => open(initialItems(facts)).length === 0 || open(initialItems(facts)),
  },
  everyPhotoItemPassed: {
    says: text('照片尚未通过', 'The photo is not passed'),
    ruleId: 'product.md R6',
    holds: (facts) => open(photoItems(facts)).length === 0 || open(photoItems(facts)),
  },
  callLogged: {
    says: text('尚无接通的电话记录', 'No call that was answered is logged'),
    suggestion: text('请致电核实并记录', 'Call, and log the outcome'),
    ruleId: 'rules.md §3.3',
    holds: (facts) => facts.callsReached > 0,
  },
  everyItemHasVerdict: {
    says: text('还有没有结论的项', 'Some items have no verdict'),
    ruleId: 'product.md R4',
    holds: (facts) => {
      const without = itemsInReview(facts).filter((item) => item.verdict === null);
      return without.length === 0 || open(without);
    },
  },
  judgedOrWhole: {
    says: text('还有没有结论的项', 'Some items have no verdict'),
    suggestion: text(
      '请逐项核对，或给出针对整个订单的理由',
      'Check each item, or give a reason for the order as a whole',
    ),
    ruleId: 'product.md R4',
    // A reason for the order as a whole ends the review early.
    holds: (facts, _actor, input) =>
      input === undefined ||
      (givenReasons(input)?.some((reason) => reason.item === null) ?? false) ||
      itemsInReview(facts).every((item) => item.verdict !== null),
  },
  someItemReturned: {
    says: text('没有一项结论为不符且附有理由', 'No item is marked as not in order with a reason'),
    suggestion: text('请在不符的项上选择理由', 'Choose a reason at the items that are not in order'),
    ruleId: 'product.md R4',
    holds: (facts) => itemsInReview(facts).some((item) => item.verdict === 'return' && item.reasons > 0),
  },
  atLeastOneReason: {
    says: text('请至少给出一条理由', 'Give at least one reason'),
    ruleId: 'product.md R4',
    holds: (facts, _actor, input) =>
      input === undefined ||
      (givenReasons(input)?.length ?? 0) > 0 ||
      itemsInReview(facts).some((item) => item.verdict === 'return' && item.reasons > 0),
  },
  everyReasonAnswered: {
    says: text('退回的项尚未全部修改', 'Not every returned item has been changed'),
    ruleId: 'life-cycle: correction',
    holds: (facts) => {
      const open = Object.entries(facts.returned?.items ?? {}).filter(([key, hash]) => hashOf(facts, key) === hash);
      return (
        open.length === 0 ||
        open.map(([key]) => ({
          code: 'REASON_NOT_ANSWERED',
          field: key,
          message: text('此项被退回，尚未修改', 'This item was returned and has not been changed'),
          suggestion: text('请按退回意见修改', 'Change it as the advice says'),
          ruleId: 'life-cycle: correction',
        }))
      );
    },
  },
  itemsFlagged: {
    says: text('只能修改被退回的项', 'Only the returned items may be changed'),
    ruleId: 'life-cycle: correction',
    holds: (facts, _actor, input) => {
      if (facts.state !== 'CORRECTION_REQUIRED' || facts.returned === null || facts.returned.whole) return true;
      const flagged = facts.returned.items;
      const others = touched(input).filter((key) => !Object.hasOwn(flagged, key) && hashOf(facts, key) !== null);
      return (
        others.length === 0 ||
        others.map((key) => ({
          code: 'NOT_FLAGGED',
          field: key,
          message: text('此项未被退回，不能修改', 'This item was not returned and may not be changed'),
          suggestion: text('请只修改被退回的项', 'Change the returned items only'),
          ruleId: 'life-cycle: correction',
        }))
      );
    },
  },
  acceptedPhotoStands: {
    says: text('没有仍然有效的照片', 'No accepted photo stands'),
    ruleId: 'life-cycle: photo',
    holds: (facts) => facts.standingPhoto !== null && facts.standingPhoto === facts.materials.FACE_PHOTO,
  },
  photoByCurtain: {
    says: text('该省使用管局的拍照应用', "This province uses the bureau's own app"),
    ruleId: 'rules.md §6',
    holds: (facts) => findProvince(facts.province)?.photo !== 'bureau-app' || !editionRow(facts.edition).bureauApp,
  },
  materialFitsState: {
    says: text(
      '核验照片在初审通过后上传，其他材料在提交前上传',
      'The photo is attached after the initial review, other materials before it',
    ),
    ruleId: 'life-cycle: photo',
    holds: (facts, _actor, input) =>
      input === undefined ||
      (inputText(input, 'material') === 'FACE_PHOTO') === (facts.state === 'VERIFICATION_PENDING'),
  },
  photoPresent: {
    says: text('尚未上传核验照片', 'The photo is not uploaded'),
    suggestion: text('请先上传 FACE_PHOTO', 'Attach FACE_PHOTO first'),
    ruleId: 'rules.md §6',
    holds: (facts) => facts.materials.FACE_PHOTO !== undefined,
  },
  fourEyes: {
    says: text('初审由您通过，须由他人提交管局', 'You approved the initial review; somebody else must push it'),
    suggestion: text('请交给同事', 'Hand it to a colleague'),
    ruleId: 'product.md R7',
    holds: (facts, actor) => !facts.fourEyes || facts.initialApprovedBy !== actor.id,
  },
  reportable: {
    says: text('上报内容正在生成', 'The report is being prepared'),
    ruleId: 'house.md §2',
    holds: (facts) =>
      facts.report !== null &&
      (facts.report.problems.length === 0 ||
        facts.report.problems.map((problem) => ({
          code: 'NOT_REPORTABLE',
          field: problem.field,
          message: problem.message,
          ruleId: 'bureau-interface.md §8.1',
        }))),
  },
  bureauConfigured: {
    says: text('该省管局连接未配置或已停用', 'No working connection to this bureau'),
    suggestion: text('请联系管理员', 'Ask an administrator'),
    ruleId: 'life-cycle: submission',
    holds: (facts) => facts.bureau !== null && !facts.bureau.stopped,
  },
  noAnswerOutstanding: {
    says: text('上一次上报尚无答复', 'An earlier attempt has no answer yet'),
    suggestion: text('请等待管局答复', "Wait for the bureau's answer"),
    ruleId: 'code 1017',
    holds: (facts) => facts.attempt === null || (facts.attempt.answered && facts.attempt.earlierAnswered),
  },
  smsIsChecked: {
    says: text('该省不做短信核验', 'This province does not check by SMS'),
    ruleId: 'rules.md §9',
    holds: (facts) => editionRow(facts.edition).smsIn(facts.province),
  },
  resultIsOfThisAttempt: {
    says: text('结果不属于最近一次上报', 'The result does not belong to the latest attempt'),
    ruleId: 'life-cycle: which result belongs to which attempt',
    holds: (facts, _actor, input) => {
      const attempt = facts.attempt;
      if (attempt === null || attempt.sentDay === null || attempt.answered || !attempt.earlierAnswered) return false;
      // A refused upload is the answer of the call itself and carries no day.
      const day = inputText(input, 'day') ?? attempt.sentDay;
      return (
        attempt.state !== 'PREPARED' &&
        inputText(input, 'submissionId') === attempt.submissionId &&
        day >= attempt.sentDay
      );
    },
  },
} as const satisfies Record<string, Guard>;
