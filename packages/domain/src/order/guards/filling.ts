import { fieldLabel, fieldRow, fieldsOfKind } from '../../filing/fields.ts';
import { materialLabel, materialRow } from '../../filing/materials.ts';
import { FILING_PASSWORD } from '../../filing/order-fields.ts';
import { kindRow } from '../../order-names/kinds/kinds.ts';
import { bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import { followMessageAdvice, type Reason } from '../../text/refusal.ts';
import { materialKey, missingMaterials } from '../checklist.ts';
import { contentHashOf, touchedKeys } from '../guard-helpers.ts';
import type { Guard } from './guard.ts';

const unansweredReturn = {
  code: 'REASON_NOT_ANSWERED',
  message: bilingual('此项被退回，尚未修改', 'This item was returned and has not been changed'),
  suggestion: bilingual('请按退回意见修改', 'Change it as the advice says'),
  ruleId: 'L-correction',
} satisfies Partial<Reason>;
const unansweredWait = {
  code: 'REASON_NOT_ANSWERED',
  message: bilingual('审核员在等这一项，尚未补上', 'The review waits for this item, and it has not been supplied'),
  suggestion: bilingual('请按要求补上后再提交', 'Supply it as asked, then submit'),
  ruleId: 'L-supplement',
} satisfies Partial<Reason>;
const notReturned = {
  code: 'NOT_FLAGGED',
  message: bilingual('此项未被退回，不能修改', 'This item was not returned and may not be changed'),
  suggestion: bilingual(
    '请先只保存被退回的项；其他项若因此不再符合要求，随后即可修改',
    'Save the returned items alone first; what no longer fits because of them may be changed after that',
  ),
  ruleId: 'L-correction',
} satisfies Partial<Reason>;
const notAwaited = {
  code: 'NOT_FLAGGED',
  message: bilingual(
    '审核员等的不是这一项，补件期间不能修改',
    'The review does not wait for this item: it may not be changed now',
  ),
  suggestion: bilingual('请只补审核员要求的一项', 'Supply only what the review waits for'),
  ruleId: 'L-supplement',
} satisfies Partial<Reason>;

/** Guards: the applicant's form, corrections and supplements. */
export const fillingGuards = {
  valuesKept: {
    message: bilingual(
      '此订单的个人信息已删除，不能再办理',
      'Personal values of this order were deleted: it cannot be gone on with',
    ),
    suggestion: bilingual('请创建新的订单', 'Open a new order'),
    ruleId: 'PIPL art. 47',
    check: (facts) => !facts.erased,
  },
  somethingChanged: {
    message: bilingual('没有任何变更', 'Nothing is changed'),
    suggestion: bilingual('请至少修改一项', 'Change at least one field'),
    ruleId: 'R-2',
    check: (facts) =>
      kindRow(facts.kind).effect.does !== 'replace' || facts.changed.some((id) => id !== FILING_PASSWORD),
  },
  formValid: {
    message: bilingual('填写内容有误', 'The form has mistakes'),
    ruleId: 'R-4',
    check: (facts) => {
      const missing: Reason[] = fieldsOfKind(facts.kind, facts.record.elsewhere)
        .filter((id) => fieldRow(id).required && facts.fieldHashes[id] === undefined)
        .map((id) => ({
          code: 'MISSING',
          field: id,
          message: fillTemplate(bilingual('请填写{zh}', '{en} is missing'), { ...fieldLabel(id, facts) }),
          suggestion: bilingual('请填写后重新保存', 'Fill it in and save again'),
          ruleId: 'R-4',
        }));
      const failed: Reason[] = facts.findings
        .filter((finding) => finding.outcome === 'fail' && finding.deskOnly !== true)
        .map((finding) => ({
          code: 'CHECK_FAILED',
          field: finding.field,
          message: finding.message,
          suggestion: finding.suggestion ?? followMessageAdvice,
          ruleId: finding.ruleId,
        }));
      return missing.length + failed.length === 0 || [...missing, ...failed];
    },
  },
  materialsComplete: {
    message: bilingual('材料不全', 'Materials are missing'),
    ruleId: 'MAT-02',
    check: (facts) => {
      const missing = missingMaterials(facts);
      return (
        missing.length === 0 ||
        missing.map((kind) => ({
          code: 'MATERIAL_MISSING',
          field: materialKey(kind),
          message: fillTemplate(bilingual('缺少材料：{zh}', 'Material missing: {en}'), {
            ...materialLabel(kind, facts),
          }),
          suggestion: bilingual('请上传 JPEG 或 PNG 图片', 'Upload a JPEG or PNG image'),
          ruleId: 'MAT-02',
        }))
      );
    },
  },
  everyReasonAnswered: {
    message: bilingual('退回的项尚未全部修改', 'Not every returned item has been changed'),
    ruleId: 'L-correction',
    check: (facts) => {
      const open = Object.entries(facts.returned?.items ?? {}).filter(
        ([key, hash]) => contentHashOf(facts, key) === hash,
      );
      return (
        open.length === 0 ||
        open.map(([key]) => ({ field: key, ...(facts.pausedIn === null ? unansweredReturn : unansweredWait) }))
      );
    },
  },
  itemsFlagged: {
    message: bilingual('只能修改被退回的项', 'Only the returned items may be changed'),
    ruleId: 'L-correction',
    check: (facts, _actor, input) => {
      const waits = facts.pausedIn !== null;
      if (facts.returned === null || (facts.state !== 'CORRECTION_REQUIRED' && !waits)) return true;
      // While the order waits the review stands: a question about the order as a whole opens no field.
      if (facts.returned.whole && !waits) return true;
      const flagged = facts.returned.items;
      // A field that fails now passed at submission: the new answer made it wrong, so it may be edited. Missing
      // evidence may be added. Verdicts are not used here because the applicant does not see them before they are sent.
      const broken = facts.findings
        .filter(({ outcome, deskOnly }) => outcome === 'fail' && deskOnly !== true)
        .map(({ field }) => field as string);
      const others = touchedKeys(input).filter(
        (key) =>
          !Object.hasOwn(flagged, key) &&
          !broken.includes(key) &&
          !(key.startsWith('material.') && contentHashOf(facts, key) === null),
      );
      return others.length === 0 || others.map((key) => ({ field: key, ...(waits ? notAwaited : notReturned) }));
    },
  },
  materialFitsState: {
    message: bilingual(
      '核验照片在初审通过后上传，其他材料在提交前上传',
      'The photo is attached after the initial review, other materials before it',
    ),
    suggestion: bilingual('请先完成当前步骤', 'Take the step that is due now first'),
    ruleId: 'L-photo',
    check: (facts, _actor, input) =>
      input?.material === undefined ||
      (materialRow(input.material).photo === true) === (facts.state === 'VERIFICATION_PENDING'),
  },
} as const satisfies Record<string, Guard>;
