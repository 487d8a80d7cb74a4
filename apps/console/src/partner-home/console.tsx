import '../i18n/new-order-texts.ts';
import {
  ApiOutlined,
  BookOutlined,
  DatabaseOutlined,
  FileAddOutlined,
  LogoutOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useLogout } from '@refinedev/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, Navigate, NavLink, Route, Routes } from 'react-router';
import { useIsOnline } from '../common/hooks.ts';
import { lazyWithRetry } from '../common/lazy-with-retry.ts';
import type { Viewer } from '../providers/auth.ts';
import { type Key, useT } from '../providers/i18n.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { PageBoundary } from '../shell/page-boundary.tsx';
import shell from '../shell/shell.module.css';
import { Empty } from '../shell/states.tsx';
import { ThemeSwitch } from '../shell/theme-switch.tsx';
import styles from './home.module.css';
import { OwnOrders } from './orders.tsx';
import { OwnRecords } from './records.tsx';

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

const pages: readonly { to: string; label: Key; icon: ReactNode }[] = [
  { to: '/orders', label: 'home.orders', icon: <UnorderedListOutlined aria-hidden /> },
  { to: '/orders/new', label: 'home.new', icon: <FileAddOutlined aria-hidden /> },
  { to: '/records', label: 'home.records', icon: <DatabaseOutlined aria-hidden /> },
  { to: '/integration', label: 'home.integration', icon: <ApiOutlined aria-hidden /> },
  { to: '/rules', label: 'shell.provinceRules', icon: <BookOutlined aria-hidden /> },
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
        {t('shell.skip')}
      </a>
      <header className={styles.header}>
        <Link to="/orders" className={shell.brand}>
          <img src="/favicon.svg" alt="" width={20} height={20} />
          <span>{t('app.name')}</span>
        </Link>
        <nav aria-label={t('home.menu')} className={styles.menu}>
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
          aria-label={`${t('home.account')} ${viewer.name} · ${viewer.partner?.name}`}
        >
          <UserOutlined aria-hidden />{' '}
          <span className={styles.name}>
            {viewer.name} · {viewer.partner?.name}
          </span>
        </Link>
        <Button
          type="text"
          icon={<LogoutOutlined aria-hidden />}
          aria-label={t('shell.signOut')}
          onClick={() => signOut()}
        />
      </header>
      {online ? null : (
        <p className={shell.offline} role="status">
          {t('shell.offline')}
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
              <Empty title={t('error.notFoundTitle')}>
                <Link to="/orders">{t('home.orders')}</Link>
              </Empty>
            }
          />
        </Routes>
      </main>
    </div>
  );
}
