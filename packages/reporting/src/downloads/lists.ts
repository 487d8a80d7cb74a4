import { type UnmatchedAnswerView, unmatchedAnswerFields } from '@beian/domain/answer';
import { type AuditFilter, type AuditRowView, auditFilters } from '@beian/domain/audit';
import {
  type IncidentView,
  incidentFields,
  type RectificationListFilter,
  type RectificationView,
  rectificationFields,
  rectificationListFilters,
} from '@beian/domain/bureau';
import { type RecordFilter, type RecordView, recordFields, recordFilters } from '@beian/domain/filing';
import { filterSchema } from '@beian/domain/filter';
import { type AuditExportPurpose, auditExportPurposes } from '@beian/domain/order';
import { type EscalationView, escalationFields, type SkipView, skipFields } from '@beian/domain/order-fields';
import { orderKindLabels } from '@beian/domain/order-names';
import { type CurtainState, curtainFields, curtainStates } from '@beian/domain/photo';
import { findProvince } from '@beian/domain/province';
import { rulePreviewFilters, rulePreviewItemFields } from '@beian/domain/rule-book';
import { hasRight, roles } from '@beian/domain/staff';
import { submissionFields, submissionFilters } from '@beian/domain/submission';
import { bilingual } from '@beian/domain/text';
import type { StaffSkillsView } from '@beian/domain/work';
import {
  listEscalationIds,
  listSkipIds,
  loadOpenEscalations,
  loadSkips,
  mayReadEscalations,
  mayReadSkips,
} from '@beian/orders/colleagues';
import { listAuditIds, loadAuditRows, loadOrders, mayReadAudit } from '@beian/orders/order-list';
import { listCurtainIds, loadCurtains } from '@beian/orders/photo';
import { loadStaff, mayChangeStaff } from '@beian/orders/staffing';
import type { CurtainView, OrderView } from '@beian/orders/views';
import { listRecordIds, loadRecords } from '@beian/records/views';
import { listUnmatchedIds, loadUnmatched } from '@beian/submissions/answers';
import { mayReadIncidents } from '@beian/submissions/connections';
import { listIncidentIds, loadIncidents } from '@beian/submissions/incidents';
import { listRectificationIds, loadRectifications } from '@beian/submissions/rectifications';
import { listSubmissionIds, loadSubmissions } from '@beian/submissions/submissions';
import { z } from 'zod';
import { listPreviewItemIds, loadPreviewItems } from '../rule-previews/read-preview.ts';
import { defineList, fieldColumns, instantColumn, labelColumn, pageByIds, valueColumn } from './list.ts';
import { orders } from './order-list.ts';
import { qualityDownloads } from './quality-lists.ts';
import { isStaff } from './rights.ts';

const noFilter = z.strictObject({});
const provinceLabel = (code: string) => findProvince(code)?.label ?? bilingual(code, code);
const bureauId = z.string().regex(/^bureau_[\w-]{1,64}$/);

/** Every list of the console by the name of its download. To add one, add a row (packages/reporting/README.md). */
export const downloadLists = {
  orders,
  escalations: defineList<Record<string, never>, EscalationView & { readonly order: OrderView | undefined }>({
    label: bilingual('待处理的升级', 'Open escalations'),
    mayRead: mayReadEscalations,
    filter: noFilter,
    columns: {
      order: valueColumn('订单号', 'Order', ({ order }) => order?.number ?? null),
      due: instantColumn('到期时间', 'Due', ({ order }) => order?.due?.at ?? null),
      state: valueColumn('状态', 'State', ({ order }) => order?.stateLabel ?? null),
      subject: valueColumn('主体', 'Subject', ({ order }) => order?.subjectName ?? null),
      province: valueColumn('省份', 'Province', ({ order }) => order?.provinceName ?? null),
      ...fieldColumns(escalationFields.rows),
      assignee: valueColumn('指派给', 'Assigned to', ({ order }) => order?.assignee?.name ?? null),
    },
    page: pageByIds(
      (tx, page) => listEscalationIds(tx, page),
      async (ctx, tx, { actor, language, ids }) => {
        const rows = await loadOpenEscalations(ctx, tx, { ids, language });
        const found = await loadOrders(ctx, tx, { actor, ids, parts: [], language });
        const byId = new Map(found.map((one) => [one.id, one]));
        return rows.map((row) => ({ ...row, order: byId.get(row.orderId) }));
      },
    ),
  }),
  skips: defineList<Record<string, never>, SkipView>({
    label: bilingual('跳过记录', 'Skips'),
    mayRead: mayReadSkips,
    filter: noFilter,
    columns: fieldColumns(skipFields.rows),
    page: pageByIds((tx, page) => listSkipIds(tx, page), loadSkips),
  }),
  curtains: defineList<{ state: CurtainState }, CurtainView>({
    label: bilingual('幕布寄送', 'Curtains'),
    mayRead: isStaff,
    filter: z.strictObject({ state: z.enum(Object.keys(curtainStates) as [CurtainState, ...CurtainState[]]) }),
    columns: fieldColumns(curtainFields.rows),
    page: pageByIds((tx, page, { filter: { state } }) => listCurtainIds(tx, { ...page, state }), loadCurtains),
  }),
  submissions: defineList({
    label: bilingual('上报记录', 'Submissions'),
    mayRead: isStaff,
    filter: filterSchema(submissionFilters).extend({ bureauId: bureauId.optional() }),
    columns: fieldColumns(submissionFields.rows),
    page: pageByIds(
      (tx, page, { filter }) => listSubmissionIds(tx, { ...page, ...filter }),
      (_ctx, tx, { ids, language }) => loadSubmissions(tx, ids, language),
    ),
  }),
  incidents: defineList<{ bureauId: string }, IncidentView>({
    label: bilingual('通道异常', 'Incidents'),
    mayRead: mayReadIncidents,
    filter: z.strictObject({ bureauId }),
    columns: fieldColumns(incidentFields.rows),
    page: pageByIds(
      (tx, page, { filter: { bureauId } }) => listIncidentIds(tx, { ...page, bureauId }),
      (_ctx, tx, { ids, language }) => loadIncidents(tx, ids, language),
    ),
  }),
  unmatchedAnswers: defineList<Record<string, never>, UnmatchedAnswerView>({
    label: bilingual('未匹配答复', 'Unmatched answers'),
    mayRead: isStaff,
    filter: noFilter,
    columns: fieldColumns(unmatchedAnswerFields.rows, {
      codes: (row) => row.codes.map(({ code }) => code),
      why: (row, language) => row.why.map(({ message }) => message[language]),
      candidates: (row) => row.candidates.map(({ number }) => number),
    }),
    page: pageByIds((tx, page) => listUnmatchedIds(tx, page), loadUnmatched),
  }),
  rectifications: defineList<RectificationListFilter, RectificationView>({
    label: bilingual('整改与核查', 'Rectifications and checks'),
    mayRead: isStaff,
    filter: filterSchema(rectificationListFilters),
    columns: fieldColumns(rectificationFields.rows, { orders: (row) => row.orders.map(({ number }) => number) }),
    page: pageByIds(
      (tx, page, { filter }) => listRectificationIds(tx, { ...page, ...filter }),
      (ctx, tx, { actor, language, ids }) => loadRectifications(ctx, tx, { actor, language, ids }),
    ),
  }),
  records: defineList<RecordFilter, RecordView>({
    label: bilingual('备案记录', 'Records'),
    mayRead: isStaff,
    filter: filterSchema(recordFilters),
    columns: {
      ...fieldColumns(recordFields.rows),
      websites: valueColumn('网站', 'Websites', (row) => row.websites.map((one) => `${one.filingNumber} ${one.name}`)),
      domains: valueColumn('域名', 'Domains', (row) => row.websites.flatMap(({ domains }) => domains)),
      changed: instantColumn('更新时间', 'Updated', (row) => row.changedAt),
      open: valueColumn('有在办订单', 'Has an open order', (row) => row.openOrderId !== null),
    },
    page: pageByIds((tx, page, { filter }) => listRecordIds(tx, { ...page, ...filter }), loadRecords),
  }),
  audit: defineList<AuditFilter & { readonly purpose: AuditExportPurpose }, AuditRowView>({
    label: bilingual('审计记录', 'Audit'),
    mayRead: mayReadAudit,
    // The purpose is kept with the row of the download in the audit.
    filter: filterSchema(auditFilters).extend({
      purpose: z.enum(Object.keys(auditExportPurposes) as [AuditExportPurpose, ...AuditExportPurpose[]]),
    }),
    columns: {
      action: valueColumn('操作', 'Act', (row) => row.label),
      at: instantColumn('时间', 'When', (row) => row.at),
      who: valueColumn('操作人', 'Who', (row) => row.actorName ?? row.actorId),
      actor: valueColumn('操作人编号', 'Id of who', (row) => row.actorId),
      target: valueColumn('对象', 'Target', (row) => row.orderNumber ?? row.targetName ?? row.target),
      outcome: {
        header: bilingual('结果', 'Outcome'),
        read: ({ outcome }, language) =>
          (outcome === 'done' ? bilingual('完成', 'done') : bilingual('拒绝', 'refused'))[language],
      },
      times: valueColumn('次数', 'Times', (row) => row.times),
      details: valueColumn('详情', 'Details', (row) => row.details.map(({ label, text }) => `${label}=${text}`)),
      link: valueColumn('链号', 'Link', (row) => row.link),
    },
    page: pageByIds(
      (tx, page, { filter: { purpose: _, ...filter } }) => listAuditIds(tx, { ...page, ...filter }),
      (_ctx, tx, { ids, language }) => loadAuditRows(tx, ids, language),
    ),
  }),
  ...qualityDownloads,
  rulePreviewOrders: defineList({
    label: bilingual('规则变化影响的订单', 'Orders that a change of the rules would change'),
    mayRead: (actor) => hasRight(actor, 'previewRules'),
    filter: filterSchema(rulePreviewFilters).extend({ previewId: z.string().max(64) }),
    columns: fieldColumns(rulePreviewItemFields.rows),
    page: pageByIds((tx, page, { filter }) => listPreviewItemIds(tx, { ...page, ...filter }), loadPreviewItems),
  }),
  // Staff fit on one page.
  staff: defineList<Record<string, never>, StaffSkillsView>({
    label: bilingual('人员', 'Staff'),
    mayRead: mayChangeStaff,
    filter: noFilter,
    columns: {
      name: valueColumn('姓名', 'Name', (row) => row.name),
      login: valueColumn('用户名', 'Login', (row) => row.login),
      roles: labelColumn('角色', 'Roles', (row) => row.roles.map((role) => roles[role])),
      provinces: labelColumn('省份', 'Provinces', (row) => row.provinces.map(provinceLabel)),
      kinds: labelColumn('订单类型', 'Kinds', (row) => row.kinds.map((kind) => orderKindLabels[kind])),
      cap: valueColumn('上限', 'Limit', (row) => row.cap),
      assigned: valueColumn('在手订单', 'Assigned', (row) => row.assigned),
      toMove: valueColumn('待转派', 'To be moved', (row) => row.toMove),
      absences: valueColumn('缺勤', 'Away', (row) => row.absences.map(({ from, until }) => `${from}/${until}`)),
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
