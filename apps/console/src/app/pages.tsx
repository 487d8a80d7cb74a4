import {
  AlertOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  CameraOutlined,
  CloudServerOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  EditOutlined,
  ExportOutlined,
  FileAddOutlined,
  FileExclamationOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FundOutlined,
  InboxOutlined,
  KeyOutlined,
  MailOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SafetyOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { Permission, QueueStage } from '@beian/domain/order';
import type { BilingualText } from '@beian/domain/text';
import type { ComponentType } from 'react';
import { lazyWithRetry } from '../ui/lazy-with-retry.ts';
import { useHasPermission } from '../ui/use-has-permission.ts';
import { shellTexts } from './shell/texts.ts';

const Queue = lazyWithRetry(() => import('../queue/queue.tsx'), 'Queue');
const PhotosPage = lazyWithRetry(() => import('../pages/photos/page.tsx'), 'PhotosPage');
const HandOver = lazyWithRetry(() => import('../pages/handover/page.tsx'), 'HandOver');
const ManualPage = lazyWithRetry(() => import('../pages/manual/list.tsx'), 'ManualPage');
const Desk = lazyWithRetry(() => import('../desk/desk.tsx'), 'Desk');
const SlaBoard = lazyWithRetry(() => import('../pages/board/board.tsx'), 'SlaBoard');
const ForecastPage = lazyWithRetry(() => import('../pages/work/forecast.tsx'), 'ForecastPage');
const Rebalance = lazyWithRetry(() => import('../pages/work/rebalance.tsx'), 'Rebalance');
const Escalations = lazyWithRetry(() => import('../pages/escalation/list.tsx'), 'Escalations');
const QualityPage = lazyWithRetry(() => import('../pages/quality/page.tsx'), 'QualityPage');
const QualityList = lazyWithRetry(() => import('../pages/quality/list.tsx'), 'QualityList');
const EscapesPage = lazyWithRetry(() => import('../pages/escapes/page.tsx'), 'EscapesPage');
const SpotCheckList = lazyWithRetry(() => import('../pages/quality/spot-check-list.tsx'), 'SpotCheckList');
const SpotCheckPage = lazyWithRetry(() => import('../pages/quality/spot-check.tsx'), 'SpotCheckPage');
const GatewayBoard = lazyWithRetry(() => import('../pages/bureau/board.tsx'), 'GatewayBoard');
const Submissions = lazyWithRetry(() => import('../pages/bureau/submissions.tsx'), 'Submissions');
const UnmatchedAnswers = lazyWithRetry(() => import('../pages/answer/list.tsx'), 'UnmatchedAnswers');
const RectificationList = lazyWithRetry(() => import('../pages/rectification/list.tsx'), 'RectificationList');
const RecordList = lazyWithRetry(() => import('../pages/record/list.tsx'), 'RecordList');
const RecordPage = lazyWithRetry(() => import('../pages/record/page.tsx'), 'RecordPage');
const MailRoom = lazyWithRetry(() => import('../pages/curtain/mail-room.tsx'), 'MailRoom');
const CalendarPage = lazyWithRetry(() => import('../pages/calendar/page.tsx'), 'CalendarPage');
const RulesPage = lazyWithRetry(() => import('../pages/rules/page.tsx'), 'RulesPage');
const ServerList = lazyWithRetry(() => import('../pages/servers/list.tsx'), 'ServerList');
const TransferList = lazyWithRetry(() => import('../pages/transfers/list.tsx'), 'TransferList');
const ClaimList = lazyWithRetry(() => import('../pages/claims/list.tsx'), 'ClaimList');
const OwnRulesPage = lazyWithRetry(() => import('../pages/own-rules/list.tsx'), 'OwnRulesPage');
const NewRuleDraftPage = lazyWithRetry(() => import('../pages/own-rules/new-draft.tsx'), 'NewRuleDraftPage');
const RuleDraftPage = lazyWithRetry(() => import('../pages/own-rules/draft-page.tsx'), 'RuleDraftPage');
const ReasonsPage = lazyWithRetry(() => import('../pages/reasons/page.tsx'), 'ReasonsPage');
const NoticeTextsPage = lazyWithRetry(() => import('../pages/own-texts/notices-page.tsx'), 'NoticeTextsPage');
const StaffPage = lazyWithRetry(() => import('../pages/staff/page.tsx'), 'StaffPage');
const PartnerList = lazyWithRetry(() => import('../pages/partner/list.tsx'), 'PartnerList');
const PartnerPage = lazyWithRetry(() => import('../pages/partner/page.tsx'), 'PartnerPage');
const AuditPage = lazyWithRetry(() => import('../pages/audit/page.tsx'), 'AuditPage');
const AccountPage = lazyWithRetry(() => import('../pages/account/page.tsx'), 'AccountPage');
const SettingsPage = lazyWithRetry(() => import('../pages/settings/page.tsx'), 'SettingsPage');

export interface PageRoute {
  readonly path: string;
  readonly page: ComponentType;
}

export interface MenuPage extends PageRoute {
  readonly label: BilingualText;
  readonly icon: ComponentType<{ 'aria-hidden': true }>;
  /** Permission needed to see it; undefined: visible to all. */
  readonly needs?: Permission;
  /** Stage of the queue whose number of orders stands beside the entry. */
  readonly stage?: QueueStage;
}

/** The pages of staff that have an entry in menu and palette, in their order. */
const menuGroups: readonly { readonly label: BilingualText; readonly pages: readonly MenuPage[] }[] = [
  {
    label: shellTexts.review,
    pages: [
      { path: '/queue', page: Queue, label: shellTexts.queue, icon: UnorderedListOutlined },
      { path: '/photos', page: PhotosPage, label: shellTexts.photos, icon: CameraOutlined, stage: 'PHOTO' },
      { path: '/handover', page: HandOver, label: shellTexts.handover, icon: SendOutlined },
      { path: '/manual', page: ManualPage, label: shellTexts.manual, icon: EditOutlined },
    ],
  },
  {
    label: shellTexts.clocks,
    pages: [
      { path: '/board', page: SlaBoard, label: shellTexts.board, icon: DashboardOutlined, needs: 'readBoard' },
      { path: '/forecast', page: ForecastPage, label: shellTexts.forecast, icon: FundOutlined, needs: 'readBoard' },
      { path: '/rebalance', page: Rebalance, label: shellTexts.rebalance, icon: SwapOutlined, needs: 'assign' },
      {
        path: '/escalations',
        page: Escalations,
        label: shellTexts.escalations,
        icon: AlertOutlined,
        needs: 'readEscalations',
      },
    ],
  },
  {
    label: shellTexts.quality,
    pages: [
      { path: '/quality', page: QualityPage, label: shellTexts.quality, icon: SafetyOutlined },
      { path: '/spot-checks', page: SpotCheckList, label: shellTexts.spotChecks, icon: SearchOutlined },
      { path: '/escapes', page: EscapesPage, label: shellTexts.escapes, icon: ExportOutlined, needs: 'readQuality' },
    ],
  },
  {
    label: shellTexts.bureaus,
    pages: [
      { path: '/gateway', page: GatewayBoard, label: shellTexts.gateway, icon: BankOutlined },
      { path: '/submissions', page: Submissions, label: shellTexts.submissions, icon: FileTextOutlined },
      { path: '/unmatched', page: UnmatchedAnswers, label: shellTexts.unmatched, icon: QuestionCircleOutlined },
      {
        path: '/rectifications',
        page: RectificationList,
        label: shellTexts.rectifications,
        icon: FileExclamationOutlined,
      },
    ],
  },
  {
    label: shellTexts.registry,
    pages: [
      { path: '/records', page: RecordList, label: shellTexts.records, icon: DatabaseOutlined },
      { path: '/transfers', page: TransferList, label: shellTexts.transfers, icon: SwapOutlined },
      { path: '/servers', page: ServerList, label: shellTexts.servers, icon: CloudServerOutlined },
      { path: '/claims', page: ClaimList, label: shellTexts.claims, icon: FileProtectOutlined },
      { path: '/curtains', page: MailRoom, label: shellTexts.curtains, icon: InboxOutlined },
    ],
  },
  {
    label: shellTexts.rules,
    pages: [
      { path: '/rules/:province?', page: RulesPage, label: shellTexts.provinceRules, icon: ReadOutlined },
      {
        path: '/own-rules/:tab?',
        page: OwnRulesPage,
        label: shellTexts.ownRules,
        icon: FileAddOutlined,
        needs: 'readRuleDrafts',
      },
      { path: '/reasons', page: ReasonsPage, label: shellTexts.reasons, icon: TagsOutlined },
      {
        path: '/notice-texts',
        page: NoticeTextsPage,
        label: shellTexts.noticeTexts,
        icon: MailOutlined,
        needs: 'readRuleDrafts',
      },
      { path: '/calendar', page: CalendarPage, label: shellTexts.calendar, icon: CalendarOutlined },
    ],
  },
  {
    label: shellTexts.system,
    pages: [
      { path: '/staff', page: StaffPage, label: shellTexts.staff, icon: TeamOutlined },
      { path: '/partners', page: PartnerList, label: shellTexts.partners, icon: KeyOutlined, needs: 'managePartners' },
      { path: '/audit', page: AuditPage, label: shellTexts.audit, icon: AuditOutlined, needs: 'readAudit' },
      { path: '/settings/:page?', page: SettingsPage, label: shellTexts.settings, icon: SettingOutlined },
    ],
  },
];

/** The others: of one noun, which a list opens, and the own account. */
const otherPages: readonly PageRoute[] = [
  { path: '/orders/:id', page: Desk },
  { path: '/quality/:which', page: QualityList },
  { path: '/spot-checks/:id', page: SpotCheckPage },
  { path: '/records/:id', page: RecordPage },
  { path: '/partners/:id', page: PartnerPage },
  { path: '/own-rules/drafts/new', page: NewRuleDraftPage },
  { path: '/own-rules/drafts/:id', page: RuleDraftPage },
  { path: '/account', page: AccountPage },
];

export const staffPages: readonly PageRoute[] = [...menuGroups.flatMap(({ pages }) => pages), ...otherPages];

/** The address of a page, without the part that may be left out. */
export const linkOf = (path: string): string => path.replace(/\/:\w+\?$/, '');

/** The menu of the signed-in person: what it may use, with its address. */
export function useMenu() {
  const may = useHasPermission();
  return menuGroups
    .map(({ label, pages }) => ({
      label,
      pages: pages
        .filter(({ needs }) => needs === undefined || may(needs))
        .map((one) => ({ ...one, to: linkOf(one.path) })),
    }))
    .filter(({ pages }) => pages.length > 0);
}
