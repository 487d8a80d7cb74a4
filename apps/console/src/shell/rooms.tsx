import {
  BankOutlined,
  DatabaseOutlined,
  FileExclamationOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Key } from '../providers/i18n.ts';

export interface RoomGroup {
  readonly label: Key;
  readonly rooms: readonly { readonly to: string; readonly label: Key; readonly icon: ReactNode }[];
}

/** Every page that has a door of its own: the menu and the palette lead to these. */
export const rooms: readonly RoomGroup[] = [
  { label: 'shell.review', rooms: [{ to: '/queue', label: 'shell.queue', icon: <UnorderedListOutlined /> }] },
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
    label: 'shell.system',
    rooms: [
      { to: '/staff', label: 'shell.staff', icon: <TeamOutlined /> },
      { to: '/settings', label: 'shell.settings', icon: <SettingOutlined /> },
    ],
  },
];
