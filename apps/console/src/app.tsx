import { Refine } from '@refinedev/core';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import type { ReactNode } from 'react';
import { BrowserRouter, Navigate, Outlet, Route, Routes } from 'react-router';
import { lazyPart } from './common/lazy-part.ts';
import { nonce } from './csp.ts';
import { accessControlProvider } from './providers/access.ts';
import { authProvider } from './providers/auth.ts';
import { dataProvider } from './providers/data.ts';
import { i18nProvider, useLanguage } from './providers/i18n.ts';
import { liveProvider } from './providers/live.ts';
import { queryClient } from './providers/queries.ts';
import { routerProvider } from './providers/router.ts';
import { useDark } from './providers/theme-choice.ts';
import { Room } from './shell/room.tsx';
import { Shell } from './shell/shell.tsx';
import { SignedIn } from './shell/signed-in.tsx';
import { SignedOutWatch } from './shell/signed-out-watch.tsx';
import { NotFound } from './shell/states.tsx';
import { themes } from './theme.ts';

const SignIn = lazyPart(() => import('./shell/sign-in.tsx').then((room) => ({ default: room.SignIn })));
const Queue = lazyPart(() => import('./order/queue/queue.tsx').then((room) => ({ default: room.Queue })));
const HandOver = lazyPart(() => import('./handover/page.tsx').then((room) => ({ default: room.HandOver })));
const Desk = lazyPart(() => import('./order/desk/desk.tsx').then((room) => ({ default: room.Desk })));
const Escalations = lazyPart(() => import('./escalation/list.tsx').then((room) => ({ default: room.Escalations })));
const SlaBoard = lazyPart(() => import('./board/board.tsx').then((room) => ({ default: room.SlaBoard })));
const ForecastPage = lazyPart(() => import('./work/forecast.tsx').then((room) => ({ default: room.ForecastPage })));
const Rebalance = lazyPart(() => import('./work/rebalance.tsx').then((room) => ({ default: room.Rebalance })));
const GatewayBoard = lazyPart(() => import('./bureau/board.tsx').then((room) => ({ default: room.GatewayBoard })));
const RectificationList = lazyPart(() =>
  import('./rectification/list.tsx').then((room) => ({ default: room.RectificationList })),
);
const UnmatchedAnswers = lazyPart(() =>
  import('./answer/list.tsx').then((room) => ({ default: room.UnmatchedAnswers })),
);
const MailRoom = lazyPart(() => import('./curtain/mail-room.tsx').then((room) => ({ default: room.MailRoom })));
const RecordList = lazyPart(() => import('./record/list.tsx').then((room) => ({ default: room.RecordList })));
const RecordPage = lazyPart(() => import('./record/page.tsx').then((room) => ({ default: room.RecordPage })));
const CalendarPage = lazyPart(() => import('./calendar/page.tsx').then((room) => ({ default: room.CalendarPage })));
const QualityPage = lazyPart(() => import('./quality/page.tsx').then((room) => ({ default: room.QualityPage })));
const QualityList = lazyPart(() => import('./quality/list.tsx').then((room) => ({ default: room.QualityList })));
const SecondLookList = lazyPart(() => import('./quality/looks.tsx').then((room) => ({ default: room.SecondLookList })));
const SecondLookPage = lazyPart(() => import('./quality/look.tsx').then((room) => ({ default: room.SecondLookPage })));
const StaffPage = lazyPart(() => import('./staff/page.tsx').then((room) => ({ default: room.StaffPage })));
const PartnerList = lazyPart(() => import('./partner/list.tsx').then((room) => ({ default: room.PartnerList })));
const PartnerPage = lazyPart(() => import('./partner/page.tsx').then((room) => ({ default: room.PartnerPage })));
const AuditPage = lazyPart(() => import('./audit/page.tsx').then((room) => ({ default: room.AuditPage })));
const AccountPage = lazyPart(() => import('./account/page.tsx').then((room) => ({ default: room.AccountPage })));
const Welcome = lazyPart(() => import('./account/welcome.tsx').then((room) => ({ default: room.Welcome })));
const SettingsPage = lazyPart(() => import('./settings/page.tsx').then((room) => ({ default: room.SettingsPage })));

const csp = { nonce };

const resources = [
  { name: 'orders', list: '/queue', show: '/orders/:id' },
  { name: 'unmatchedAnswers', list: '/unmatched' },
  { name: 'rectifications', list: '/rectifications' },
  { name: 'curtains', list: '/curtains' },
  { name: 'records', list: '/records', show: '/records/:id' },
];

const room = (page: ReactNode) => <Room>{page}</Room>;

export function App() {
  const language = useLanguage();
  const dark = useDark();
  return (
    <ConfigProvider
      theme={dark ? themes.dark : themes.light}
      csp={csp}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp component={false} message={{ maxCount: 1, duration: 2 }}>
        <BrowserRouter>
          {/* Labels come from the API in one language: another language starts every screen anew, so none is mixed. */}
          <Refine
            key={language}
            dataProvider={dataProvider}
            authProvider={authProvider}
            accessControlProvider={accessControlProvider}
            liveProvider={liveProvider}
            i18nProvider={i18nProvider}
            routerProvider={routerProvider}
            resources={resources}
            options={{
              disableTelemetry: true,
              liveMode: 'off',
              disableRouteChangeHandler: true,
              reactQuery: { clientConfig: queryClient },
            }}
          >
            <SignedOutWatch />
            <Routes>
              <Route path="/sign-in" element={room(<SignIn />)} />
              <Route path="/welcome" element={room(<Welcome />)} />
              <Route
                element={
                  <SignedIn>
                    <Shell>
                      <Outlet />
                    </Shell>
                  </SignedIn>
                }
              >
                <Route path="/" element={<Navigate to="/queue" replace />} />
                <Route path="/queue" element={room(<Queue />)} />
                <Route path="/handover" element={room(<HandOver />)} />
                <Route path="/orders/:id" element={room(<Desk />)} />
                <Route path="/board" element={room(<SlaBoard />)} />
                <Route path="/forecast" element={room(<ForecastPage />)} />
                <Route path="/rebalance" element={room(<Rebalance />)} />
                <Route path="/escalations" element={room(<Escalations />)} />
                <Route path="/quality" element={room(<QualityPage />)} />
                <Route path="/quality/:which" element={room(<QualityList />)} />
                <Route path="/second-looks" element={room(<SecondLookList />)} />
                <Route path="/second-looks/:id" element={room(<SecondLookPage />)} />
                <Route path="/gateway" element={room(<GatewayBoard />)} />
                <Route path="/unmatched" element={room(<UnmatchedAnswers />)} />
                <Route path="/rectifications" element={room(<RectificationList />)} />
                <Route path="/records" element={room(<RecordList />)} />
                <Route path="/records/:id" element={room(<RecordPage />)} />
                <Route path="/curtains" element={room(<MailRoom />)} />
                <Route path="/calendar" element={room(<CalendarPage />)} />
                <Route path="/staff" element={room(<StaffPage />)} />
                <Route path="/partners" element={room(<PartnerList />)} />
                <Route path="/partners/:id" element={room(<PartnerPage />)} />
                <Route path="/audit" element={room(<AuditPage />)} />
                <Route path="/account" element={room(<AccountPage />)} />
                <Route path="/settings/:page?" element={room(<SettingsPage />)} />
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </Refine>
        </BrowserRouter>
      </AntApp>
    </ConfigProvider>
  );
}
