import {
  AlertOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  CameraOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  FileExclamationOutlined,
  FileTextOutlined,
  FundOutlined,
  InboxOutlined,
  KeyOutlined,
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
import type { ReactNode } from 'react';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { shellTexts } from './texts.ts';

export interface NavigationGroup {
  readonly label: BilingualText;
  readonly pages: readonly {
    readonly to: string;
    readonly label: BilingualText;
    readonly icon: ReactNode;
    /** Permission needed to see it; undefined: visible to all. */
    readonly needs?: Permission;
    /** Stage of the queue whose number of orders stands beside the entry. */
    readonly stage?: QueueStage;
  }[];
}

/** Every page with an entry in the menu. */
const navigationGroups: readonly NavigationGroup[] = [
  {
    label: shellTexts.review,
    pages: [
      { to: '/queue', label: shellTexts.queue, icon: <UnorderedListOutlined aria-hidden /> },
      { to: '/photos', label: shellTexts.photos, icon: <CameraOutlined aria-hidden />, stage: 'PHOTO' },
      { to: '/handover', label: shellTexts.handover, icon: <SendOutlined aria-hidden /> },
    ],
  },
  {
    label: shellTexts.clocks,
    pages: [
      { to: '/board', label: shellTexts.board, icon: <DashboardOutlined aria-hidden />, needs: 'readBoard' },
      { to: '/forecast', label: shellTexts.forecast, icon: <FundOutlined aria-hidden />, needs: 'readBoard' },
      { to: '/rebalance', label: shellTexts.rebalance, icon: <SwapOutlined aria-hidden />, needs: 'assign' },
      {
        to: '/escalations',
        label: shellTexts.escalations,
        icon: <AlertOutlined aria-hidden />,
        needs: 'readEscalations',
      },
    ],
  },
  {
    label: shellTexts.quality,
    pages: [
      { to: '/quality', label: shellTexts.quality, icon: <SafetyOutlined aria-hidden /> },
      { to: '/spot-checks', label: shellTexts.spotChecks, icon: <SearchOutlined aria-hidden /> },
    ],
  },
  {
    label: shellTexts.bureaus,
    pages: [
      { to: '/gateway', label: shellTexts.gateway, icon: <BankOutlined aria-hidden /> },
      { to: '/submissions', label: shellTexts.submissions, icon: <FileTextOutlined aria-hidden /> },
      { to: '/unmatched', label: shellTexts.unmatched, icon: <QuestionCircleOutlined aria-hidden /> },
      { to: '/rectifications', label: shellTexts.rectifications, icon: <FileExclamationOutlined aria-hidden /> },
    ],
  },
  {
    label: shellTexts.registry,
    pages: [
      { to: '/records', label: shellTexts.records, icon: <DatabaseOutlined aria-hidden /> },
      { to: '/curtains', label: shellTexts.curtains, icon: <InboxOutlined aria-hidden /> },
    ],
  },
  {
    label: shellTexts.rules,
    pages: [
      { to: '/rules', label: shellTexts.provinceRules, icon: <ReadOutlined aria-hidden /> },
      { to: '/reasons', label: shellTexts.reasons, icon: <TagsOutlined aria-hidden /> },
      { to: '/calendar', label: shellTexts.calendar, icon: <CalendarOutlined aria-hidden /> },
    ],
  },
  {
    label: shellTexts.system,
    pages: [
      { to: '/staff', label: shellTexts.staff, icon: <TeamOutlined aria-hidden /> },
      { to: '/partners', label: shellTexts.partners, icon: <KeyOutlined aria-hidden />, needs: 'managePartners' },
      { to: '/audit', label: shellTexts.audit, icon: <AuditOutlined aria-hidden />, needs: 'readAudit' },
      { to: '/settings', label: shellTexts.settings, icon: <SettingOutlined aria-hidden /> },
    ],
  },
];

/** The pages that the signed-in person may use, for menu and palette. */
export function useNavigation(): NavigationGroup[] {
  const may = useHasPermission();
  return navigationGroups
    .map((group) => ({
      ...group,
      pages: group.pages.filter(({ needs }) => needs === undefined || may(needs)),
    }))
    .filter((group) => group.pages.length > 0);
}
