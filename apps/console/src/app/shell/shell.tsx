import { LogoutOutlined, MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { roles } from '@beian/domain/staff';
import { useGetIdentity, useLogout } from '@refinedev/core';
import { Button, Drawer, Tooltip } from 'antd';
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { UnsettledOrders } from '../../desk/panels/unsettled-orders.tsx';
import type { Viewer } from '../../generated/viewer.ts';
import { NextButton } from '../../queue/next/next-button.tsx';
import { useCounts } from '../../queue/use-counts.ts';
import { useIsCompact, useIsNarrow, useIsOnline, useThrottled } from '../../ui/hooks.ts';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';
import page from '../../ui/page.module.css';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMenu } from '../pages.tsx';
import { labelOf, t } from '../providers/i18n.ts';
import { closeEvents, openEvents, useOrderChanges } from '../providers/live.ts';
import { CalendarAlarm } from './calendar-alarm.tsx';
import { EditionTag } from './edition.tsx';
import { Faults } from './faults.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ListAge } from './list-age.tsx';
import { Search } from './search.tsx';
import styles from './shell.module.css';
import { keyHelpTexts, paletteTexts, shellTexts } from './texts.ts';
import { ThemeSwitch } from './theme-switch.tsx';
import { WorkdayStatus } from './workday.tsx';

// Loaded when first opened.
const Palette = lazyWithRetry(() => import('./palette.tsx'));
const KeyHelp = lazyWithRetry(() => import('./key-help.tsx'));
const NoticeBell = lazyWithRetry(() => import('../../pages/staff-notices/bell.tsx'));
const RevealAlarms = lazyWithRetry(() => import('../../ui/reveal/alarms.tsx'));

function Menu({ collapsed = false, onChoose }: { collapsed?: boolean; onChoose?: () => void }) {
  const groups = useMenu();
  const counts = useCounts();
  useOrderChanges(useThrottled(() => void counts.refetch(), 5000));
  return (
    <nav aria-label={t(shellTexts.menu)} className={collapsed ? styles.collapsed : styles.menu}>
      {groups.map((group) => (
        <div key={group.label.en}>
          {collapsed ? null : <p className={styles.group}>{t(group.label)}</p>}
          {group.pages.map((entry) => {
            const count = entry.stage && counts.data?.get(entry.stage);
            const label = count ? `${t(entry.label)} ${count}` : t(entry.label);
            return (
              <Tooltip key={entry.to} title={collapsed ? label : null} placement="right">
                <NavLink to={entry.to} onClick={onChoose} className={styles.entry} aria-label={label}>
                  <entry.icon aria-hidden />
                  {collapsed ? null : <span>{t(entry.label)}</span>}
                  {/* A space, so that the words on screen are those of the name. */}
                  {collapsed || !count ? null : (
                    <> {<span className={`${styles.count} ${page.small}`}>{count}</span>}</>
                  )}
                </NavLink>
              </Tooltip>
            );
          })}
        </div>
      ))}
    </nav>
  );
}

function User() {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const { mutate: signOut } = useLogout();
  const role = viewer?.roles.map((one) => t(labelOf(roles, one))).join(' · ');
  return (
    <div className={styles.user}>
      {viewer ? (
        <Link to="/account" className={styles.user} aria-label={`${t(shellTexts.user)} ${viewer.name} ${role}`}>
          <span className={page.avatar} data-mine data-initial={[...viewer.name][0]} aria-hidden />
          <span className={styles.who}>
            <span>{viewer.name}</span> <span className={`${styles.role} ${page.small}`}>{role}</span>
          </span>
        </Link>
      ) : null}
      <Tooltip title={t(shellTexts.signOut)}>
        <Button
          type="text"
          icon={<LogoutOutlined aria-hidden />}
          aria-label={t(shellTexts.signOut)}
          onClick={() => signOut()}
        />
      </Tooltip>
    </div>
  );
}

/** Menu, header and page. On an order and on a tablet the menu is reduced to icons. */
export function Shell({ children }: { children: ReactNode }) {
  const narrow = useIsNarrow();
  const compact = useIsCompact();
  const online = useIsOnline();
  const may = useHasPermission();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const [openOverlay, setOpenOverlay] = useState<'palette' | 'help' | null>(null);
  /** The element that had the focus before the overlay: it gets it back before an action of the palette runs, whose form then takes it. */
  const openedFrom = useRef<Element | null>(null);
  const closeOverlay = useCallback(() => {
    setOpenOverlay(null);
    if (openedFrom.current instanceof HTMLElement) openedFrom.current.focus({ preventScroll: true });
  }, []);
  const toggleOverlay = (what: 'palette' | 'help') => {
    openedFrom.current = document.activeElement;
    setOpenOverlay(what);
  };
  useKeys({ palette: () => toggleOverlay('palette'), help: () => toggleOverlay('help') });
  useEffect(() => {
    if (openOverlay === null) return;
    // A dialog receives Escape only once it has the focus; until then the page handles it.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      closeOverlay();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [openOverlay, closeOverlay]);
  useEffect(() => {
    openEvents();
    return closeEvents;
  }, []);
  const atDesk = pathname.startsWith('/orders/');
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t(shellTexts.skip)}
      </a>
      <header className={styles.header}>
        {narrow ? (
          <Button
            type="text"
            icon={<MenuOutlined aria-hidden />}
            aria-label={t(shellTexts.openMenu)}
            onClick={() => setOpen(true)}
          />
        ) : null}
        <Link to="/queue" className={styles.brand}>
          <img src="/favicon.svg" alt="" width={20} height={20} />
          <span>{t(shellTexts.appName)}</span>
        </Link>
        {narrow ? null : <Search />}
        <div className={styles.spacer} />
        {narrow ? (
          <Button
            type="text"
            icon={<SearchOutlined aria-hidden />}
            aria-label={t(paletteTexts.open)}
            onClick={() => toggleOverlay('palette')}
          />
        ) : (
          <>
            <span className={styles.edition}>
              <EditionTag />
            </span>
            <WorkdayStatus />
          </>
        )}
        {/* On the right, so that messages at the top do not cover it. */}
        <NextButton narrow={narrow} />
        {narrow ? null : (
          <>
            <ThemeSwitch />
            <LanguageSwitch />
            <Tooltip title={t(keyHelpTexts.title)}>
              <Button
                type="text"
                icon={<QuestionCircleOutlined aria-hidden />}
                aria-label={t(keyHelpTexts.title)}
                aria-keyshortcuts="?"
                onClick={() => toggleOverlay('help')}
              />
            </Tooltip>
          </>
        )}
        <Suspense fallback={<span className={styles.bell} />}>
          <NoticeBell />
        </Suspense>
        <User />
      </header>
      {online ? null : (
        <p className={`${page.bar} ${page.warning}`} role="status">
          {t(shellTexts.offline)}
        </p>
      )}
      {atDesk ? null : <ListAge />}
      <UnsettledOrders className={`${page.bar} ${page.warning}`} />
      <Faults />
      {atDesk ? null : <CalendarAlarm />}
      {atDesk || !may('readRevealAlarms') ? null : (
        <Suspense fallback={null}>
          <RevealAlarms />
        </Suspense>
      )}
      <div className={styles.body}>
        {narrow ? (
          <Drawer placement="left" width={280} open={open} onClose={() => setOpen(false)} title={t(shellTexts.appName)}>
            <WorkdayStatus />
            <EditionTag />
            <Menu onChoose={() => setOpen(false)} />
            <div className={page.row}>
              <LanguageSwitch />
              <ThemeSwitch />
            </div>
          </Drawer>
        ) : (
          <Menu collapsed={atDesk || compact} />
        )}
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
      <Suspense fallback={null}>
        {openOverlay === 'palette' ? <Palette onClose={closeOverlay} onHelp={() => toggleOverlay('help')} /> : null}
        {openOverlay === 'help' ? <KeyHelp onClose={closeOverlay} /> : null}
      </Suspense>
    </div>
  );
}
