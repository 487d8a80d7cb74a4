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
import type { ReactNode } from 'react';
import { useHasPermission } from '../common/use-has-permission.ts';
import type { Key } from '../providers/i18n.ts';

export interface NavigationGroup {
  readonly label: Key;
  readonly pages: readonly {
    readonly to: string;
    readonly label: Key;
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
    label: 'shell.review',
    pages: [
      { to: '/queue', label: 'shell.queue', icon: <UnorderedListOutlined aria-hidden /> },
      { to: '/photos', label: 'shell.photos', icon: <CameraOutlined aria-hidden />, stage: 'PHOTO' },
      { to: '/handover', label: 'shell.handover', icon: <SendOutlined aria-hidden /> },
    ],
  },
  {
    label: 'shell.clocks',
    pages: [
      { to: '/board', label: 'shell.board', icon: <DashboardOutlined aria-hidden />, needs: 'readBoard' },
      { to: '/forecast', label: 'shell.forecast', icon: <FundOutlined aria-hidden />, needs: 'readBoard' },
      { to: '/rebalance', label: 'shell.rebalance', icon: <SwapOutlined aria-hidden />, needs: 'assign' },
      { to: '/escalations', label: 'shell.escalations', icon: <AlertOutlined aria-hidden />, needs: 'readEscalations' },
    ],
  },
  {
    label: 'shell.quality',
    pages: [
      { to: '/quality', label: 'shell.quality', icon: <SafetyOutlined aria-hidden /> },
      { to: '/spot-checks', label: 'shell.spotChecks', icon: <SearchOutlined aria-hidden /> },
    ],
  },
  {
    label: 'shell.bureaus',
    pages: [
      { to: '/gateway', label: 'shell.gateway', icon: <BankOutlined aria-hidden /> },
      { to: '/submissions', label: 'shell.submissions', icon: <FileTextOutlined aria-hidden /> },
      { to: '/unmatched', label: 'shell.unmatched', icon: <QuestionCircleOutlined aria-hidden /> },
      { to: '/rectifications', label: 'shell.rectifications', icon: <FileExclamationOutlined aria-hidden /> },
    ],
  },
  {
    label: 'shell.registry',
    pages: [
      { to: '/records', label: 'shell.records', icon: <DatabaseOutlined aria-hidden /> },
      { to: '/curtains', label: 'shell.curtains', icon: <InboxOutlined aria-hidden /> },
    ],
  },
  {
    label: 'shell.rules',
    pages: [
      { to: '/rules', label: 'shell.provinceRules', icon: <ReadOutlined aria-hidden /> },
      { to: '/reasons', label: 'shell.reasons', icon: <TagsOutlined aria-hidden /> },
      { to: '/calendar', label: 'shell.calendar', icon: <CalendarOutlined aria-hidden /> },
    ],
  },
  {
    label: 'shell.system',
    pages: [
      { to: '/staff', label: 'shell.staff', icon: <TeamOutlined aria-hidden /> },
      { to: '/partners', label: 'shell.partners', icon: <KeyOutlined aria-hidden />, needs: 'managePartners' },
      { to: '/audit', label: 'shell.audit', icon: <AuditOutlined aria-hidden />, needs: 'readAudit' },
      { to: '/settings', label: 'shell.settings', icon: <SettingOutlined aria-hidden /> },
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
