import {
  AlertOutlined,
  BankOutlined,
  DatabaseOutlined,
  FileExclamationOutlined,
  InboxOutlined,
  LogoutOutlined,
  MenuOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useGetIdentity, useLogout } from '@refinedev/core';
import { Button, Drawer, Input, type InputRef, Tooltip } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { useNarrow, useOnline } from '../common/hooks.ts';
import { modKey } from '../common/platform.ts';
import { useKeys } from '../common/use-keys.ts';
import { NextButton } from '../order/next/next-button.tsx';
import type { Viewer } from '../providers/auth.ts';
import { getLanguage, type Key, sayIfKnown, useT } from '../providers/i18n.ts';
import { closeEvents, openEvents } from '../providers/live.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './shell.module.css';

interface MenuGroup {
  readonly label: Key;
  readonly rooms: readonly {
    readonly to: string;
    readonly label: Key;
    readonly icon: ReactNode;
    /** For whom it is there; left out: for all. */
    readonly role?: string;
  }[];
}

const menu: readonly MenuGroup[] = [
  { label: 'shell.review', rooms: [{ to: '/queue', label: 'shell.queue', icon: <UnorderedListOutlined /> }] },
  {
    label: 'shell.clocks',
    rooms: [{ to: '/escalations', label: 'shell.escalations', icon: <AlertOutlined />, role: 'supervisor' }],
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
    label: 'shell.system',
    rooms: [
      { to: '/staff', label: 'shell.staff', icon: <TeamOutlined /> },
      { to: '/settings', label: 'shell.settings', icon: <SettingOutlined /> },
    ],
  },
];

function Menu({ collapsed = false, onChoose }: { collapsed?: boolean; onChoose?: () => void }) {
  const t = useT();
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const shown = menu.flatMap((group) => {
    const rooms = group.rooms.filter(({ role }) => role === undefined || viewer?.roles.includes(role));
    return rooms.length === 0 ? [] : [{ ...group, rooms }];
  });
  return (
    <nav aria-label={t('shell.menu')} className={collapsed ? styles.collapsed : styles.menu}>
      {shown.map((group) => (
        <div key={group.label}>
          {collapsed ? null : <p className={styles.group}>{t(group.label)}</p>}
          {group.rooms.map((room) => (
            <Tooltip key={room.to} title={collapsed ? t(room.label) : null} placement="right">
              <NavLink
                to={room.to}
                onClick={onChoose}
                className={({ isActive }) => `${styles.room} ${isActive ? styles.here : ''}`}
                aria-label={t(room.label)}
              >
                {room.icon}
                {collapsed ? null : <span>{t(room.label)}</span>}
              </NavLink>
            </Tooltip>
          ))}
        </div>
      ))}
    </nav>
  );
}

/** Order number, filing number or subject: the answer is the list of all orders, searched. */
function Search({ onDone }: { onDone?: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useKeys({ 'mod+k': () => input.current?.focus({ cursor: 'all' }) });
  const go = () => {
    const search = text.trim();
    if (search === '') return;
    navigate(`/queue?${new URLSearchParams({ stage: 'ALL', search })}`);
    setText('');
    input.current?.blur();
    onDone?.();
  };
  return (
    <Input
      ref={input}
      type="search"
      value={text}
      aria-label={t('shell.search')}
      placeholder={t('shell.search')}
      prefix={<SearchOutlined />}
      suffix={<kbd className={styles.kbd}>{modKey}K</kbd>}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing) go();
      }}
    />
  );
}

function User() {
  const t = useT();
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const { mutate: signOut } = useLogout();
  const role = viewer?.roles.map((one) => sayIfKnown(getLanguage(), `role.${one}`, one)).join(' · ');
  return (
    <div className={styles.user}>
      {viewer ? (
        <>
          <span className={styles.avatar} aria-hidden>
            {[...viewer.name][0]}
          </span>
          <span className={styles.who}>
            <span className={styles.hidden}>{t('shell.user')} </span>
            <span>{viewer.name}</span> <span className={styles.role}>{role}</span>
          </span>
        </>
      ) : null}
      <Tooltip title={t('shell.signOut')}>
        <Button type="text" icon={<LogoutOutlined />} aria-label={t('shell.signOut')} onClick={() => signOut()} />
      </Tooltip>
    </div>
  );
}

/** Menu, header, and the page between them. On an order the menu steps back to its icons. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT();
  const narrow = useNarrow();
  const online = useOnline();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    openEvents();
    return closeEvents;
  }, []);
  const atDesk = pathname.startsWith('/orders/');
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      <header className={styles.header}>
        {narrow ? (
          <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.openMenu')} onClick={() => setOpen(true)} />
        ) : null}
        <Link to="/queue" className={styles.brand}>
          <img src="/favicon.svg" alt="" width={20} height={20} />
          <span>{t('app.name')}</span>
        </Link>
        {narrow ? null : (
          <div className={styles.search}>
            <Search />
          </div>
        )}
        <div className={styles.spacer} />
        {/* On the right: what is told at the top must not lie over it. */}
        <NextButton narrow={narrow} />
        <LanguageSwitch />
        <User />
      </header>
      {online ? null : (
        <p className={styles.offline} role="status">
          {t('shell.offline')}
        </p>
      )}
      <div className={styles.body}>
        {narrow ? (
          <Drawer placement="left" width={280} open={open} onClose={() => setOpen(false)} title={t('app.name')}>
            <Search onDone={() => setOpen(false)} />
            <Menu onChoose={() => setOpen(false)} />
          </Drawer>
        ) : (
          <Menu collapsed={atDesk} />
        )}
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
    </div>
  );
}
