import {
  AlertOutlined,
  BankOutlined,
  CalendarOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  FileExclamationOutlined,
  FundOutlined,
  InboxOutlined,
  KeyOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useGetIdentity } from '@refinedev/core';
import type { ReactNode } from 'react';
import type { Viewer } from '../providers/auth.ts';
import type { Key } from '../providers/i18n.ts';

export interface RoomGroup {
  readonly label: Key;
  readonly rooms: readonly {
    readonly to: string;
    readonly label: Key;
    readonly icon: ReactNode;
    /** For whom it is there: any of these; left out: for all. */
    readonly roles?: readonly string[];
  }[];
}

/** Every page that has a door of its own. */
const rooms: readonly RoomGroup[] = [
  {
    label: 'shell.review',
    rooms: [
      { to: '/queue', label: 'shell.queue', icon: <UnorderedListOutlined /> },
      { to: '/handover', label: 'shell.handover', icon: <SendOutlined /> },
    ],
  },
  {
    label: 'shell.clocks',
    rooms: [
      { to: '/board', label: 'shell.board', icon: <DashboardOutlined />, roles: ['supervisor', 'administrator'] },
      { to: '/forecast', label: 'shell.forecast', icon: <FundOutlined />, roles: ['supervisor', 'administrator'] },
      { to: '/rebalance', label: 'shell.rebalance', icon: <SwapOutlined />, roles: ['supervisor'] },
      { to: '/escalations', label: 'shell.escalations', icon: <AlertOutlined />, roles: ['supervisor'] },
    ],
  },
  {
    label: 'shell.quality',
    rooms: [
      { to: '/quality', label: 'shell.quality', icon: <DashboardOutlined /> },
      { to: '/second-looks', label: 'shell.secondLooks', icon: <SearchOutlined /> },
    ],
  },
  {
    label: 'shell.bureaus',
    rooms: [
      { to: '/gateway', label: 'shell.gateway', icon: <BankOutlined /> },
      { to: '/unmatched', label: 'shell.unmatched', icon: <QuestionCircleOutlined /> },
      { to: '/rectifications', label: 'shell.rectifications', icon: <FileExclamationOutlined /> },
    ],
  },
  {
    label: 'shell.registry',
    rooms: [
      { to: '/records', label: 'shell.records', icon: <DatabaseOutlined /> },
      { to: '/curtains', label: 'shell.curtains', icon: <InboxOutlined /> },
    ],
  },
  {
    label: 'shell.rules',
    rooms: [{ to: '/calendar', label: 'shell.calendar', icon: <CalendarOutlined /> }],
  },
  {
    label: 'shell.system',
    rooms: [
      { to: '/staff', label: 'shell.staff', icon: <TeamOutlined /> },
      { to: '/partners', label: 'shell.partners', icon: <KeyOutlined />, roles: ['administrator'] },
      { to: '/settings', label: 'shell.settings', icon: <SettingOutlined /> },
    ],
  },
];

/** The pages that the signed-in person has a use for: the menu and the palette lead to these. */
export function useRooms(): RoomGroup[] {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  return rooms
    .map((group) => ({
      ...group,
      rooms: group.rooms.filter(
        ({ roles }) => roles === undefined || roles.some((role) => viewer?.roles.includes(role) ?? false),
      ),
    }))
    .filter((group) => group.rooms.length > 0);
}
