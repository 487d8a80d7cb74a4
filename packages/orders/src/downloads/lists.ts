import { type CurtainState, curtainStates, provinces, text } from '@beian/domain';
import { z } from 'zod';
import { mayReadIncidents } from '../bureau/incidents.ts';
import { loadStaff, mayChangeStaff, type StaffWithSkills } from '../people/skills.ts';
import type { UnmatchedAnswerView } from '../queries/answer-view.ts';
import type { EscalationView } from '../queries/colleague-view.ts';
import { loadCurtains } from '../queries/curtains.ts';
import { mayReadEscalations, openEscalationsOf } from '../queries/escalations.ts';
import type { IncidentView } from '../queries/incidents.ts';
import { loadIncidents } from '../queries/incidents.ts';
import {
  listCurtainIds,
  listEscalationIds,
  listIncidentIds,
  listRecordIds,
  listRectificationIds,
  listSkipIds,
  listSubmissionIds,
  listUnmatchedIds,
  type PageAsked,
  type RecordsAsked,
} from '../queries/lists.ts';
import { loadOrders } from '../queries/orders.ts';
import type { CurtainView } from '../queries/photo-view.ts';
import { loadRecords } from '../queries/records.ts';
import { loadRectifications, type RectificationView } from '../queries/rectifications.ts';
import { mayReadSkips, type SkipView, skipsOf } from '../queries/skips.ts';
import type { SubmissionView } from '../queries/submission-view.ts';
import { loadSubmissions } from '../queries/submissions.ts';
import { loadUnmatched } from '../queries/unmatched.ts';
import type { OrderView, RecordView } from '../queries/view.ts';
import { byIds, instant, list, plain } from './list.ts';
import { orders } from './order-list.ts';
import { qualityDownloads } from './quality-lists.ts';
import { isStaff } from './rights.ts';

const uncut = z.strictObject({});
const ofBureau = z.strictObject({ bureauId: z.string().regex(/^bureau_[\w-]{1,64}$/) });
const province = z.enum(Object.keys(provinces) as [string, ...string[]]);

/** Every list of the console, by the name that its download is asked for with. To add one: a row (packages/orders/README.md). */
export const downloadLists = {
  orders,
  escalations: list<Record<string, never>, EscalationView & { readonly order: OrderView | undefined }>({
    label: text('待处理的升级', 'Open escalations'),
    may: mayReadEscalations,
    filter: uncut,
    columns: {
      order: plain('订单号', 'Order', ({ order }) => order?.number ?? null),
      due: instant('到期时间', 'Due', ({ order }) => order?.due?.at ?? null),
      state: plain('状态', 'State', ({ order }) => order?.stateLabel ?? null),
      subject: plain('主体', 'Subject', ({ order }) => order?.subjectName ?? null),
      province: plain('省份', 'Province', ({ order }) => order?.provinceName ?? null),
      reason: plain('升级原因', 'Reason', (row) => row.reasonLabel),
      note: plain('说明', 'Note', (row) => row.note),
      by: plain('升级人', 'Escalated by', (row) => row.staffName),
      at: instant('升级时间', 'Escalated', (row) => row.at),
      assignee: plain('指派给', 'Assigned to', ({ order }) => order?.assignee?.name ?? null),
    },
    page: byIds(
      (tx, page) => listEscalationIds(tx, page),
      async (ctx, tx, { actor, language, ids }) => {
        const rows = await openEscalationsOf(ctx, tx, { ids, language });
        const found = await loadOrders(ctx, tx, { actor, ids, parts: [], language });
        const byId = new Map(found.map((one) => [one.id, one]));
        return rows.map((row) => ({ ...row, order: byId.get(row.orderId) }));
      },
    ),
  }),
  skips: list<Record<string, never>, SkipView>({
    label: text('跳过记录', 'Skips'),
    may: mayReadSkips,
    filter: uncut,
    columns: {
      order: plain('订单号', 'Order', (row) => row.orderNumber),
      by: plain('跳过人', 'Skipped by', (row) => row.staffName),
      reason: plain('原因', 'Reason', (row) => row.reasonLabel),
      note: plain('说明', 'Note', (row) => row.note),
      at: instant('跳过时间', 'Skipped', (row) => row.at),
      until: instant('再次分派', 'Offered again', (row) => row.until),
    },
    page: byIds((tx, page) => listSkipIds(tx, page), skipsOf),
  }),
  curtains: list<{ state: CurtainState }, CurtainView>({
    label: text('幕布寄送', 'Curtains'),
    may: isStaff,
    filter: z.strictObject({ state: z.enum(Object.keys(curtainStates) as [CurtainState, ...CurtainState[]]) }),
    columns: {
      order: plain('订单号', 'Order', (row) => row.orderNumber),
      state: plain('状态', 'State', (row) => row.stateLabel),
      filing: plain('备案号', 'Filing number', (row) => row.filingNumber),
      subject: plain('主体', 'Subject', (row) => row.subjectName),
      partner: plain('合作方', 'Partner', (row) => row.partnerName),
      province: plain('省份', 'Province', (row) => row.provinceName),
      consignee: plain('收件人', 'Consignee', (row) => row.consignee),
      mobile: plain('手机', 'Mobile', (row) => row.mobile),
      city: plain('城市', 'City', (row) => row.city),
      address: plain('地址', 'Address', (row) => row.address),
      requested: instant('申请时间', 'Asked for', (row) => row.requestedAt),
      shipBy: plain('应寄出日', 'To be sent by', (row) => row.shipBy),
      courier: plain('快递公司', 'Courier', (row) => row.courier),
      tracking: plain('运单号', 'Tracking number', (row) => row.trackingNumber),
      shipped: instant('寄出时间', 'Sent', (row) => row.shippedAt),
      by: plain('寄出人', 'Sent by', (row) => row.staffName),
      arrivesFrom: plain('预计到达（起）', 'Expected from', (row) => row.arrivesFrom),
      arrivesBy: plain('预计到达（止）', 'Expected by', (row) => row.arrivesBy),
      delivered: instant('收到时间', 'Arrived', (row) => row.deliveredAt),
    },
    page: byIds((tx, page, { filter: { state } }) => listCurtainIds(tx, { ...page, state }), loadCurtains),
  }),
  submissions: list<{ bureauId: string }, SubmissionView>({
    label: text('上报台账', 'Submissions'),
    may: isStaff,
    filter: ofBureau,
    columns: {
      sequence: plain('序号', 'Number', (row) => row.sequence),
      state: plain('状态', 'State', (row) => row.stateLabel),
      file: plain('文件名', 'File', (row) => row.fileName),
      hash: plain('文件哈希', 'Hash', (row) => row.fileHash),
      bytes: plain('字节数', 'Bytes', (row) => row.bytes),
      orders: plain('订单数', 'Orders', (row) => row.orders),
      attempts: plain('发送次数', 'Times sent', (row) => row.attempts),
      created: instant('编号时间', 'Numbered', (row) => row.createdAt),
      sent: instant('发送时间', 'Sent', (row) => row.sentAt),
      settled: instant('结果时间', 'Settled', (row) => row.settledAt),
      code: plain('返回码', 'Code', (row) => row.code),
      said: plain('返回说明', 'What it means', (row) => row.said),
    },
    page: byIds(
      (tx, page, { filter: { bureauId } }) => listSubmissionIds(tx, { ...page, bureauId }),
      (_house, tx, { ids, language }) => loadSubmissions(tx, ids, language),
    ),
  }),
  incidents: list<{ bureauId: string }, IncidentView>({
    label: text('通道异常', 'Incidents'),
    may: mayReadIncidents,
    filter: ofBureau,
    columns: {
      call: plain('调用', 'Call', (row) => row.callLabel),
      what: plain('异常', 'What was wrong', (row) => row.label),
      advice: plain('处理建议', 'What to do', (row) => row.advice),
      file: plain('文件名', 'File', (row) => row.fileName),
      times: plain('次数', 'Times', (row) => row.times),
      first: instant('首次', 'First', (row) => row.firstAt),
      last: instant('最近', 'Latest', (row) => row.lastAt),
      seenBy: plain('查看人', 'Seen by', (row) => row.seenName),
      seen: instant('查看时间', 'Seen', (row) => row.seenAt),
    },
    page: byIds(
      (tx, page, { filter: { bureauId } }) => listIncidentIds(tx, { ...page, bureauId }),
      (_house, tx, { ids, language }) => loadIncidents(tx, ids, language),
    ),
  }),
  unmatchedAnswers: list<Record<string, never>, UnmatchedAnswerView>({
    label: text('未匹配答复', 'Unmatched answers'),
    may: isStaff,
    filter: uncut,
    columns: {
      province: plain('省份', 'Province', (row) => row.provinceName),
      file: plain('文件名', 'File', (row) => row.fileName),
      received: instant('收到时间', 'Received', (row) => row.receivedAt),
      day: plain('答复日期', 'Day', (row) => row.day),
      operation: plain('操作', 'Operation', (row) => row.operation),
      identifier: plain('备案号或标识', 'Filing number or id', (row) => row.identifier),
      verdict: plain('结论', 'Verdict', (row) => row.verdictLabel),
      codes: plain('代码', 'Codes', (row) => row.codes.map(({ code }) => code)),
      opinion: plain('意见', 'Opinion', (row) => row.opinion),
      why: {
        header: text('未匹配原因', 'Why it matches nothing'),
        of: (row, language) => row.why.map(({ message }) => message[language]),
      },
      candidates: plain('候选订单', 'Candidates', (row) => row.candidates.map(({ number }) => number)),
    },
    page: byIds((tx, page) => listUnmatchedIds(tx, page), loadUnmatched),
  }),
  rectifications: list<Record<string, never>, RectificationView>({
    label: text('整改通知', 'Rectification notices'),
    may: isStaff,
    filter: uncut,
    columns: {
      kind: plain('类型', 'About', (row) => row.kindLabel),
      province: plain('省份', 'Province', (row) => row.provinceName),
      identifier: plain('备案号或标识', 'Filing number or id', (row) => row.identifier),
      subject: plain('主体', 'Subject', (row) => row.subjectName),
      text: plain('内容', 'Text', (row) => row.text),
      remark: plain('备注', 'Remark', (row) => row.remark),
      at: instant('收到时间', 'Received', (row) => row.at),
      times: plain('次数', 'Times', (row) => row.times),
    },
    page: byIds((tx, page) => listRectificationIds(tx, page), loadRectifications),
  }),
  records: list<Omit<RecordsAsked, keyof PageAsked>, RecordView>({
    label: text('备案记录', 'Records'),
    may: isStaff,
    filter: z.strictObject({
      search: z.string().max(200).optional(),
      province: province.optional(),
      nature: z.number().int().optional(),
    }) as z.ZodType<Omit<RecordsAsked, keyof PageAsked>>,
    columns: {
      filing: plain('主体备案号', 'Filing number', (row) => row.filingNumber),
      name: plain('主体', 'Subject', (row) => row.name),
      province: plain('省份', 'Province', (row) => row.provinceName),
      websites: plain('网站', 'Websites', (row) => row.websites.map((one) => `${one.filingNumber} ${one.name}`)),
      domains: plain('域名', 'Domains', (row) => row.websites.flatMap(({ domains }) => domains)),
      changed: instant('更新时间', 'Updated', (row) => row.changedAt),
      open: plain('有在办订单', 'Has an open order', (row) => row.openOrderId !== null),
    },
    page: byIds((tx, page, { filter }) => listRecordIds(tx, { ...page, ...filter }), loadRecords),
  }),
  ...qualityDownloads,
  // The people at a desk are one page.
  staff: list<Record<string, never>, StaffWithSkills>({
    label: text('人员', 'Staff'),
    may: mayChangeStaff,
    filter: uncut,
    columns: {
      name: plain('姓名', 'Name', (row) => row.name),
      login: plain('用户名', 'Login', (row) => row.login),
      roles: plain('角色', 'Roles', (row) => row.roles),
      provinces: plain('省份', 'Provinces', (row) => row.provinces),
      kinds: plain('订单类型', 'Kinds', (row) => row.kinds),
      cap: plain('上限', 'Limit', (row) => row.cap),
      assigned: plain('在手订单', 'Assigned', (row) => row.assigned),
      toMove: plain('待转派', 'To be moved', (row) => row.toMove),
      absences: plain('缺勤', 'Away', (row) => row.absences.map(({ from, until }) => `${from}/${until}`)),
    },
    page: async (ctx, tx, { actor }) => {
      const rows = await loadStaff(ctx, tx, actor);
      const ids = rows.map(({ id }) => id);
      const whole = { hasNextPage: false, hasPreviousPage: false, totalIsCapped: false } as const;
      return { page: { ids, cursorAt: (place) => ids.at(place), totalCount: ids.length, ...whole }, rows };
    },
  }),
} as const;
export type DownloadName = keyof typeof downloadLists;
