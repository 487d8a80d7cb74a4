import { type RuleDraftState, ruleDraftStates } from '@beian/domain/rule-book';
import { rightRefusal } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Reason, type Refusal, refusal } from '@beian/domain/text';

const RULE = 'R-14';
type Named = Omit<Reason, 'field'>;
/** A reason at a place of a draft, e.g. `changes[0].rule.from`. */
export const reasonAt = (field: string, named: Named): Reason => ({ ...named, field });

export const notPermitted = rightRefusal(
  'changeRules',
  bilingual('更改自定规则', 'change the installation’s rules'),
  RULE,
);

export const draftNotFound = refusal(
  'NOT_FOUND',
  reasonAt('id', {
    code: 'RULE_DRAFT_NOT_FOUND',
    ruleId: RULE,
    message: bilingual('没有这份规则草稿', 'There is no such draft of rules'),
    suggestion: bilingual('请刷新列表后再选', 'Load the list again'),
  }),
);

export const staleDraft = (version: number): Refusal =>
  refusal(
    'STALE',
    reasonAt('version', {
      code: 'STALE',
      ruleId: RULE,
      message: bilingual(
        `草稿已被他人更改，当前为第 ${version} 版`,
        `Somebody has changed the draft meanwhile: it is at version ${version}`,
      ),
      suggestion: bilingual(
        '请刷新草稿，核对对方的更改后再操作',
        'Load the draft again, look at the change, and then go on',
      ),
    }),
  );

const advice: Readonly<Record<RuleDraftState, BilingualText>> = {
  OPEN: bilingual('请先提交草稿', 'Submit the draft first'),
  SUBMITTED: bilingual('请先退回草稿，再修改', 'Send the draft back, then change it'),
  APPROVED: bilingual(
    '请另建草稿；要撤销规则，可在新草稿中为其设定终止日',
    'Begin another draft; one that ends its rules undoes them from a day on',
  ),
  WITHDRAWN: bilingual('请另建草稿', 'Begin another draft'),
};
export const stepNotNow = (state: RuleDraftState): Refusal =>
  refusal(
    'NOT_POSSIBLE',
    reasonAt('id', {
      code: 'RULE_STEP_NOT_NOW',
      ruleId: RULE,
      message: bilingual(
        `草稿的状态是“${ruleDraftStates[state].label.zh}”，不能进行这一步`,
        `The step is not possible in the state of the draft. ${ruleDraftStates[state].label.en}`,
      ),
      suggestion: advice[state],
    }),
  );

export const writtenByCaller = refusal(
  'NOT_POSSIBLE',
  reasonAt('id', {
    code: 'RULE_WRITTEN_BY_CALLER',
    ruleId: RULE,
    message: bilingual('起草或修改过草稿的人不能批准该草稿', 'Who wrote a draft or changed it cannot approve it'),
    suggestion: bilingual('请由另一位主管批准', 'Another supervisor approves it'),
  }),
);

export const emptyDraft = refusal(
  'GUARD_FAILED',
  reasonAt('changes', {
    code: 'RULE_DRAFT_EMPTY',
    ruleId: RULE,
    message: bilingual('草稿没有任何改动', 'The draft changes nothing'),
    suggestion: bilingual('请至少加入一条规则，或为一条规则设定终止日', 'Add a rule, or end one'),
  }),
);

export const dayPast = (earliest: string): Named => ({
  code: 'RULE_DAY_PAST',
  ruleId: RULE,
  message: bilingual(
    `规则只能从今后的某日零时起生效或终止，最早为 ${earliest}`,
    `A rule begins and ends at 00:00 of a day to come, ${earliest} at the earliest`,
  ),
  suggestion: bilingual(`请填写 ${earliest} 或之后的日期`, `Give ${earliest} or a later day`),
});

export const endsTooEarly = (from: string): Named => ({
  code: 'RULE_ENDS_TOO_EARLY',
  ruleId: RULE,
  message: bilingual(`终止日须晚于生效日 ${from}`, `The first day without the rule is after its first day, ${from}`),
  suggestion: bilingual('请填写生效日之后的日期', 'Give a day after its first day'),
});

export const ruleNotFound: Named = {
  code: 'RULE_NOT_FOUND',
  ruleId: RULE,
  message: bilingual('没有这条规则', 'There is no such rule'),
  suggestion: bilingual(
    '请从规则列表中选择要终止或替换的规则',
    'To end a rule give the id of an own rule, to replace one the key of a rule',
  ),
};

export const ruleOver: Named = {
  code: 'RULE_NOT_FOUND',
  ruleId: RULE,
  message: bilingual('这条规则已经终止', 'The rule has ended already'),
  suggestion: bilingual('请从改动中去掉这一条', 'Leave this change out'),
};

export const idTaken: Named = {
  code: 'RULE_ID_TAKEN',
  ruleId: RULE,
  message: bilingual('规则编号重复', 'Another rule has this id'),
  suggestion: bilingual('请换一个编号', 'Give another id'),
};

export const fileNotFound: Named = {
  code: 'RULE_FILE_NOT_FOUND',
  ruleId: RULE,
  message: bilingual('没有找到上传的通知扫描件', 'The uploaded scan of the notice is not found'),
  suggestion: bilingual('请重新上传，或粘贴通知全文', 'Upload it again, or paste the text of the notice'),
};
