import {
  ApiOutlined,
  BookOutlined,
  DatabaseOutlined,
  FileAddOutlined,
  LogoutOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { useLogout } from '@refinedev/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, Navigate, NavLink, Route, Routes } from 'react-router';

import { useT } from '../../app/providers/i18n.ts';
import { LanguageSwitch } from '../../app/shell/language-switch.tsx';
import { PageBoundary } from '../../app/shell/page-boundary.tsx';
import shell from '../../app/shell/shell.module.css';
import { Empty } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { ThemeSwitch } from '../../app/shell/theme-switch.tsx';
import type { Viewer } from '../../generated/viewer.ts';
import { useIsOnline } from '../../ui/hooks.ts';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';
import layout from '../../ui/page.module.css';
import { errorTexts } from '../../ui/texts.ts';
import styles from './home.module.css';
import { OwnOrders } from './orders.tsx';
import { OwnRecords } from './records.tsx';
import { homeTexts } from './texts.ts';

const NewOrderPage = lazyWithRetry(() =>
  import('../new-order/page.tsx').then((module) => ({ default: module.NewOrderPage })),
);
const FillPage = lazyWithRetry(() => import('../new-order/fill.tsx').then((module) => ({ default: module.FillPage })));
const IntegrationPage = lazyWithRetry(() =>
  import('./integration.tsx').then((module) => ({ default: module.IntegrationPage })),
);
const RulesPage = lazyWithRetry(() => import('../rules/page.tsx').then((module) => ({ default: module.RulesPage })));
const AccountPage = lazyWithRetry(() =>
  import('../account/page.tsx').then((module) => ({ default: module.AccountPage })),
);

const pages: readonly { to: string; label: BilingualText; icon: ReactNode }[] = [
  { to: '/orders', label: homeTexts.orders, icon: <UnorderedListOutlined aria-hidden /> },
  { to: '/orders/new', label: homeTexts.new, icon: <FileAddOutlined aria-hidden /> },
  { to: '/records', label: homeTexts.records, icon: <DatabaseOutlined aria-hidden /> },
  { to: '/integration', label: homeTexts.integration, icon: <ApiOutlined aria-hidden /> },
  { to: '/rules', label: shellTexts.provinceRules, icon: <BookOutlined aria-hidden /> },
];

const page = (element: ReactNode) => <PageBoundary>{element}</PageBoundary>;

/** The console of a partner's person: own orders, new ones, records, and the state of the partner's programs. */
export function PartnerConsole({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const online = useIsOnline();
  const { mutate: signOut } = useLogout();
  return (
    <div className={shell.shell}>
      <a className={shell.skip} href="#content">
        {t(shellTexts.skip)}
      </a>
      <header className={styles.header}>
        <Link to="/orders" className={shell.brand}>
          <img src="/favicon.svg" alt="" width={20} height={20} />
          <span>{t(shellTexts.appName)}</span>
        </Link>
        <nav aria-label={t(homeTexts.menu)} className={styles.menu}>
          {pages.map(({ to, label, icon }) => (
            <NavLink
              key={to}
              to={to}
              end={to === '/orders'}
              className={({ isActive }) => (isActive ? styles.here : styles.link)}
            >
              {icon} {t(label)}
            </NavLink>
          ))}
        </nav>
        <div className={shell.spacer} />
        <ThemeSwitch />
        <LanguageSwitch />
        <Link
          to="/account"
          className={styles.link}
          aria-label={`${t(homeTexts.account)} ${viewer.name} · ${viewer.partner?.name}`}
        >
          <UserOutlined aria-hidden />{' '}
          <span className={styles.name}>
            {viewer.name} · {viewer.partner?.name}
          </span>
        </Link>
        <Button
          type="text"
          icon={<LogoutOutlined aria-hidden />}
          aria-label={t(shellTexts.signOut)}
          onClick={() => signOut()}
        />
      </header>
      {online ? null : (
        <p className={`${layout.bar} ${layout.warning}`} role="status">
          {t(shellTexts.offline)}
        </p>
      )}
      <main id="content" tabIndex={-1} className={shell.content}>
        <Routes>
          <Route path="/orders" element={page(<OwnOrders />)} />
          <Route path="/orders/new" element={page(<NewOrderPage />)} />
          <Route path="/orders/:id" element={page(<FillPage />)} />
          <Route path="/orders/:id/fill" element={page(<FillPage />)} />
          <Route path="/records" element={page(<OwnRecords />)} />
          <Route path="/integration" element={page(<IntegrationPage partnerId={viewer.partner?.id ?? ''} />)} />
          <Route path="/rules/:province?" element={page(<RulesPage />)} />
          <Route path="/account" element={page(<AccountPage />)} />
          {/* Where staff begin, after a sign-in or an invitation. */}
          {['/', '/queue'].map((path) => (
            <Route key={path} path={path} element={<Navigate to="/orders" replace />} />
          ))}
          <Route
            path="*"
            element={
              <Empty title={t(errorTexts.notFoundTitle)}>
                <Link to="/orders">{t(homeTexts.orders)}</Link>
              </Empty>
            }
          />
        </Routes>
      </main>
    </div>
  );
}
