import { formGroups } from '@beian/domain/order-names';
import { bilingual } from '@beian/domain/text';

export const deskTexts = {
  parties: bilingual('四方用时', 'Time by party'),
  partiesAll: bilingual('开单至今 {time}', '{time} since opening'),
  assignee: bilingual('指派给', 'Assigned to'),
  secondCallDue: bilingual('该再次致电了', 'second call due'),
  more: bilingual('更多', 'More'),
  waitsSince: bilingual('{sentence}（{at} 起）', '{sentence} (since {at})'),
  awaits: bilingual('审核暂停，等待申请人补件：{what}。最晚 {at} 恢复审核，审核时限{left}。', 'Review paused, waiting for the applicant: {what}. It resumes by {at} at the latest; review clock: {left}.'),
  connection: bilingual('查看管局连接', 'The connection'),
  province: bilingual('省份', 'Province'),
  round: bilingual('轮次', 'Round'),
  reference: bilingual('合作方编号', 'Partner reference'),
  partner: bilingual('合作方', 'Partner'),
  edition: bilingual('规则版本', 'Rule edition'),
  handOverEdition: bilingual('提交管局时版本', 'Edition at the hand-over'),
  record: bilingual('查看备案记录', 'See the filing record'),
  loading: bilingual('正在加载订单', 'Loading the order'),
  heldByYou: bilingual('您已领取', 'Held by you'),
  heldBy: bilingual('{name} 已领取', 'Held by {name}'),
  free: bilingual('未领取', 'Unclaimed'),
  releaseIn: bilingual('{time} 后释放', 'released in {time}'),
  actions: bilingual('可进行的操作', 'What can be done'),
  progress: bilingual('已审 {done} / {all} 项', '{done} / {all} items judged'),
  refusedItems: bilingual('{n} 项不符', '{n} does not match|{n} do not match'),
  saving: bilingual('正在保存 {n} 项结论', 'Saving {n} verdict|Saving {n} verdicts'),
  undelivered: bilingual('{n} 项结论尚未保存，网络恢复后自动保存', '{n} verdict not delivered yet; it is sent when the network is back|{n} verdicts not delivered yet; they are sent when the network is back'),
  verdictsFirst: bilingual('还有 {n} 项结论尚未保存，保存后才能操作', '{n} verdict has not been delivered yet; possible once it has|{n} verdicts have not been delivered yet; possible once they have'),
  callAt: bilingual('{time} {outcome}', '{time} {outcome}'),
};

export const verdictsTexts = {
  kept: bilingual('“{label}”已改为通过，原来的 {n} 条理由已保留', '“{label}” is passed now; its {n} reason is kept|“{label}” is passed now; its {n} reasons are kept'),
  undo: bilingual('撤销', 'Undo'),
  refused: bilingual('{n} 项结论没有保存', '{n} verdict was not recorded|{n} verdicts were not recorded'),
  failed: bilingual('系统未能处理，请重新提交', 'The system could not process it. Give it again'),
  checkAgain: bilingual('结论未被接受，请核对此项后重新判断', 'It was not accepted. Check the item, then judge it again'),
  again: bilingual('重新提交 {n} 项', 'Give {n} again'),
  elsewhere: bilingual('订单 {number} 有 {n} 项结论尚未保存，网络恢复后自动保存', 'Order {number}: {n} verdict not delivered yet; it is sent when the network is back|Order {number}: {n} verdicts not delivered yet; they are sent when the network is back'),
  refusedElsewhere: bilingual('订单 {number} 有 {n} 项结论没有保存，请打开处理', 'Order {number}: {n} verdict was not recorded. Open the order|Order {number}: {n} verdicts were not recorded. Open the order'),
};

export const reasonTexts = {
  remove: bilingual('去掉理由 {code}', 'Remove reason {code}'),
  unsent: bilingual('所选理由尚未保存。', 'These reasons have not arrived.'),
  send: bilingual('重新保存', 'Send again'),
  noneFound: bilingual('没有适用于此项的理由', 'No reason for this item meets that'),
  suggested: bilingual('检查建议', 'by a check'),
  late: bilingual('{name}在第 {n} 轮已通过此项，之后内容未变；现在提出将记为补提问题。', '{name} passed this in round {n} and it has not changed since: to object now counts as a late finding.'),
  choose: bilingual('{label}的理由', 'Reasons for {label}'),
  placeholder: bilingual('输入代码、名称、拼音或首字母查找', 'Type a code, a word, or pinyin initials'),
  advice: bilingual('修改意见（申请人看到的就是这段文字）', 'advice (exactly what the applicant reads)'),
};

export const itemTexts = {
  lastReturned: bilingual('上次退回', 'Last returned'),
  same: bilingual('未变', 'As it was'),
  replaced: bilingual('已更换', 'Replaced'),
  title: bilingual('核对项', 'Items'),
  registered: bilingual('已备案', 'Registered'),
  now: bilingual('本次填报', 'Now'),
  findings: bilingual('机器检查', 'Machine checks'),
  verdict: bilingual('结论', 'Verdict'),
  pass: bilingual('通过', 'Pass'),
  replace: {
    pass: bilingual('此项已判为不符，再按一次 {key} 改为通过', 'Refused. Press {key} again to pass it'),
    return: bilingual('此项已通过，再按一次 {key} 改为不符', 'Passed. Press {key} again to refuse it'),
  },
  return: bilingual('不符', 'Refuse'),
  passed: bilingual('已通过', 'passed'),
  returned: bilingual('不符', 'refused'),
  undelivered: bilingual('尚未保存', 'Not delivered'),
  changed: bilingual('变更', 'changed'),
  unchanged: bilingual('未变更的 {n} 项', '{n} unchanged item|{n} unchanged items'),
  notFilled: bilingual('未填写的 {n} 项', '{n} item not filled in|{n} items not filled in'),
  unchangedToggle: bilingual('展开或收起未变更的项', 'Show or hide unchanged items'),
  missing: bilingual('缺少材料：{list}', 'Missing materials: {list}'),
  missingOne: bilingual('未上传', 'not uploaded'),
  erased: bilingual('已删除', 'deleted'),
  masked: bilingual('号码已遮盖，领取后可见', 'Masked; visible once you hold the order'),
  digest: bilingual('已填写；只保存摘要，不能显示', 'Filled in; only its digest is kept'),
  empty: bilingual('本单没有核对项', 'This order has no items to check'),
  view: bilingual('查看{label}', 'View {label}'),
  notJudged: bilingual('领取后可给出结论', 'Claim the order to judge it'),
  guidance: bilingual('管局要求核对', 'To be seen to, by the bureau’s rules'),
  noCheck: bilingual('机器不检查', 'no machine check'),
};

export const findingTexts = {
  checking: bilingual('机器检查中，可以先审核', 'The machine is still checking; go ahead'),
  pass: bilingual('通过', 'passed'),
  warn: bilingual('提醒', 'warning'),
  fail: bilingual('未通过', 'failed'),
};

export const verificationFormTexts = {
  title: bilingual('真实性核验单', 'Verification form'),
  download: bilingual('下载已填写的核验单 (PDF)', 'Download the filled form (PDF)'),
  made: bilingual('电子化核验：核验单在审核通过后由系统生成，无须纸质核验单', 'Electronic verification: the form is made from the results of the review, no paper is asked for'),
  commitment: bilingual('下载已签署的承诺书 (PDF)', 'Download the signed commitment (PDF)'),
  mark: bilingual('页脚内容标识应为 {mark}', 'The mark at its foot is to be {mark}'),
  kept: bilingual('下载核验后的核验单（{who}，{when}，PDF）', 'Download the form as {who} verified it ({when}, PDF)'),
  outdated: bilingual('已上传的核验单是变更前的内容（上传时标识 {mark}），须重新签署', 'The attached form is of earlier content (mark {mark} when attached): to be signed anew'),
};

export const itemGroups = {
  ...formGroups,
  material: bilingual('材料', 'Materials'),
};

export const domainTexts = {
  of: bilingual('{domain} 的核验', 'Verification of {domain}'),
  checkedAt: bilingual('{at} 核验', 'Verified {at}'),
  colon: bilingual('：', ': '),
};

export const actionBarTexts = {
  moreReasons: bilingual('其余 {n} 条原因', '{n} more reason|{n} more reasons'),
  fewerReasons: bilingual('收起', 'Fold'),
  subject: bilingual('主体 {name}', 'Subject {name}'),
};

export const bannerTexts = {
  leaseTaken: bilingual('此单已由 {name} 领取。您可以继续查看，已填写的内容仍在', '{name} now holds this order. You can go on reading; what you typed is still here'),
  leaseEnded: bilingual('您的领取已失效，目前无人领取。重新领取后可继续，已填写的内容仍在', 'Your hold has ended and nobody holds the order. Claim it again to go on; what you typed is still here'),
  stale: bilingual('您操作之前订单已有变化，现已更新到最新，请核对后再操作', 'The order changed before you acted. It is up to date now: check it, then act again'),
  refused: bilingual('没有完成：{label}', 'Not done: {label}'),
  moved: bilingual('订单已转为“{state}”', 'The order moved to “{state}”'),
};

export const sendBackTexts = {
  whole: bilingual('整个订单', 'The order as a whole'),
  add: bilingual('添加一项', 'Add an item'),
  remove: bilingual('移除{label}', 'Remove {label}'),
  quote: bilingual('引用管局意见', 'Quote the bureau'),
};
