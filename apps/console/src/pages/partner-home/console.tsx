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
import { Link, Navigate, NavLink, Route, Routes } from 'react-router';
import { linkOf, type MenuPage, type PageRoute } from '../../app/pages.tsx';
import { t } from '../../app/providers/i18n.ts';
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

const NewOrderPage = lazyWithRetry(() => import('../new-order/page.tsx'), 'NewOrderPage');
const FillPage = lazyWithRetry(() => import('../new-order/fill.tsx'), 'FillPage');
const IntegrationPage = lazyWithRetry(() => import('./integration.tsx'), 'IntegrationPage');
const RulesPage = lazyWithRetry(() => import('../rules/page.tsx'), 'RulesPage');
const TransferList = lazyWithRetry(() => import('../transfers/list.tsx'), 'TransferList');
const ServerList = lazyWithRetry(() => import('../servers/list.tsx'), 'ServerList');
const ClaimList = lazyWithRetry(() => import('../claims/list.tsx'), 'ClaimList');
const AccountPage = lazyWithRetry(() => import('../account/page.tsx'), 'AccountPage');

const menuPages: readonly MenuPage[] = [
  { path: '/orders', page: OwnOrders, label: homeTexts.orders, icon: UnorderedListOutlined },
  { path: '/orders/new', page: NewOrderPage, label: homeTexts.new, icon: FileAddOutlined },
  { path: '/records', page: OwnRecords, label: homeTexts.records, icon: DatabaseOutlined },
  { path: '/integration', page: IntegrationPage, label: homeTexts.integration, icon: ApiOutlined },
  { path: '/rules/:province?', page: RulesPage, label: shellTexts.provinceRules, icon: BookOutlined },
];

const pages: readonly PageRoute[] = [
  ...menuPages,
  // The page of records leads to them.
  { path: '/transfers', page: TransferList },
  { path: '/servers', page: ServerList },
  { path: '/claims', page: ClaimList },
  { path: '/orders/:id', page: FillPage },
  { path: '/orders/:id/fill', page: FillPage },
  { path: '/account', page: AccountPage },
];

/** The console of a partner's person: own orders, new ones, records, and the state of the partner's programs. */
export function PartnerConsole({ viewer }: { viewer: Viewer }) {
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
          {menuPages.map(({ path, label, icon: Icon }) => (
            <NavLink
              key={path}
              to={linkOf(path)}
              end={path === '/orders'}
              className={({ isActive }) => (isActive ? styles.here : styles.link)}
            >
              <Icon aria-hidden /> {t(label)}
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
          {pages.map(({ path, page: OwnPage }) => (
            <Route
              key={path}
              path={path}
              element={
                <PageBoundary>
                  <OwnPage />
                </PageBoundary>
              }
            />
          ))}
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
