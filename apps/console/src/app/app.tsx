import { Refine, useGetIdentity } from '@refinedev/core';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import type { Viewer } from '../generated/viewer.ts';
import { RequiredMark } from '../ui/form-field.tsx';
import { lazyWithRetry } from '../ui/lazy-with-retry.ts';
import { commonTexts } from '../ui/texts.ts';
import { nonce } from './csp.ts';
import { accessControlProvider } from './providers/access.ts';
import { authProvider } from './providers/auth.ts';
import { dataProvider } from './providers/data.ts';
import { i18nProvider, useLanguage, useT } from './providers/i18n.ts';
import { liveProvider } from './providers/live.ts';
import { queryClient } from './providers/queries.ts';
import { routerProvider } from './providers/router.ts';
import { useDark } from './providers/theme-choice.ts';
import { PageBoundary } from './shell/page-boundary.tsx';
import { PinnedDialogs } from './shell/pinned-dialogs.tsx';
import { Shell } from './shell/shell.tsx';
import { SignedIn } from './shell/signed-in.tsx';
import { NotFound } from './shell/states.tsx';
import { themes } from './theme.ts';

const SignIn = lazyWithRetry(() => import('./shell/sign-in.tsx').then((module) => ({ default: module.SignIn })));
const Queue = lazyWithRetry(() => import('../queue/queue.tsx').then((module) => ({ default: module.Queue })));
const HandOver = lazyWithRetry(() =>
  import('../pages/handover/page.tsx').then((module) => ({ default: module.HandOver })),
);
const PhotosPage = lazyWithRetry(() =>
  import('../pages/photos/page.tsx').then((module) => ({ default: module.PhotosPage })),
);
const Desk = lazyWithRetry(() => import('../desk/desk.tsx').then((module) => ({ default: module.Desk })));
const Escalations = lazyWithRetry(() =>
  import('../pages/escalation/list.tsx').then((module) => ({ default: module.Escalations })),
);
const SlaBoard = lazyWithRetry(() =>
  import('../pages/board/board.tsx').then((module) => ({ default: module.SlaBoard })),
);
const ForecastPage = lazyWithRetry(() =>
  import('../pages/work/forecast.tsx').then((module) => ({ default: module.ForecastPage })),
);
const Rebalance = lazyWithRetry(() =>
  import('../pages/work/rebalance.tsx').then((module) => ({ default: module.Rebalance })),
);
const GatewayBoard = lazyWithRetry(() =>
  import('../pages/bureau/board.tsx').then((module) => ({ default: module.GatewayBoard })),
);
const Submissions = lazyWithRetry(() =>
  import('../pages/bureau/submissions.tsx').then((module) => ({ default: module.Submissions })),
);
const RectificationList = lazyWithRetry(() =>
  import('../pages/rectification/list.tsx').then((module) => ({ default: module.RectificationList })),
);
const UnmatchedAnswers = lazyWithRetry(() =>
  import('../pages/answer/list.tsx').then((module) => ({ default: module.UnmatchedAnswers })),
);
const MailRoom = lazyWithRetry(() =>
  import('../pages/curtain/mail-room.tsx').then((module) => ({ default: module.MailRoom })),
);
const RecordList = lazyWithRetry(() =>
  import('../pages/record/list.tsx').then((module) => ({ default: module.RecordList })),
);
const RecordPage = lazyWithRetry(() =>
  import('../pages/record/page.tsx').then((module) => ({ default: module.RecordPage })),
);
const CalendarPage = lazyWithRetry(() =>
  import('../pages/calendar/page.tsx').then((module) => ({ default: module.CalendarPage })),
);
const QualityPage = lazyWithRetry(() =>
  import('../pages/quality/page.tsx').then((module) => ({ default: module.QualityPage })),
);
const QualityList = lazyWithRetry(() =>
  import('../pages/quality/list.tsx').then((module) => ({ default: module.QualityList })),
);
const SpotCheckList = lazyWithRetry(() =>
  import('../pages/quality/spot-check-list.tsx').then((module) => ({ default: module.SpotCheckList })),
);
const SpotCheckPage = lazyWithRetry(() =>
  import('../pages/quality/spot-check.tsx').then((module) => ({ default: module.SpotCheckPage })),
);
const StaffPage = lazyWithRetry(() =>
  import('../pages/staff/page.tsx').then((module) => ({ default: module.StaffPage })),
);
const PartnerList = lazyWithRetry(() =>
  import('../pages/partner/list.tsx').then((module) => ({ default: module.PartnerList })),
);
const PartnerPage = lazyWithRetry(() =>
  import('../pages/partner/page.tsx').then((module) => ({ default: module.PartnerPage })),
);
const AuditPage = lazyWithRetry(() =>
  import('../pages/audit/page.tsx').then((module) => ({ default: module.AuditPage })),
);
const AccountPage = lazyWithRetry(() =>
  import('../pages/account/page.tsx').then((module) => ({ default: module.AccountPage })),
);
const Welcome = lazyWithRetry(() =>
  import('../pages/account/welcome.tsx').then((module) => ({ default: module.Welcome })),
);
const PhoneUpload = lazyWithRetry(() =>
  import('../pages/phone-upload/page.tsx').then((module) => ({ default: module.PhoneUpload })),
);
const RulesPage = lazyWithRetry(() =>
  import('../pages/rules/page.tsx').then((module) => ({ default: module.RulesPage })),
);
const ReasonsPage = lazyWithRetry(() =>
  import('../pages/reasons/page.tsx').then((module) => ({ default: module.ReasonsPage })),
);
const FaceCheck = lazyWithRetry(() =>
  import('../pages/face-check/page.tsx').then((module) => ({ default: module.FaceCheck })),
);
const FollowUp = lazyWithRetry(() =>
  import('../pages/follow-up/page.tsx').then((module) => ({ default: module.FollowUp })),
);
const Step = lazyWithRetry(() => import('../pages/step/page.tsx').then((module) => ({ default: module.Step })));
const SettingsPage = lazyWithRetry(() =>
  import('../pages/settings/page.tsx').then((module) => ({ default: module.SettingsPage })),
);

const PartnerConsole = lazyWithRetry(() =>
  import('../pages/partner-home/console.tsx').then((module) => ({ default: module.PartnerConsole })),
);

const csp = { nonce };

const resources = [
  { name: 'orders', list: '/queue', show: '/orders/:id' },
  { name: 'unmatchedAnswers', list: '/unmatched' },
  { name: 'rectifications', list: '/rectifications' },
  { name: 'curtains', list: '/curtains' },
  { name: 'records', list: '/records', show: '/records/:id' },
];

const module = (page: ReactNode) => <PageBoundary>{page}</PageBoundary>;

/** Ant Design's own mark would be read as part of the label. */
const requiredMark = (label: ReactNode, { required }: { required: boolean }) => (
  <>
    {label}
    {required ? <RequiredMark /> : null}
  </>
);

export function App() {
  const language = useLanguage();
  const dark = useDark();
  const t = useT();
  // Ant Design's own name of the button is English in every language.
  const closable = { 'aria-label': t(commonTexts.close) };
  return (
    <ConfigProvider
      theme={dark ? themes.dark : themes.light}
      csp={csp}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      modal={{ closable }}
      drawer={{ closable }}
      form={{ requiredMark }}
    >
      <AntApp component={false} message={{ maxCount: 1, duration: 2 }}>
        <BrowserRouter>
          {/* The API returns labels in one language, so a change of language remounts every screen; otherwise languages would mix. */}
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
            <Routes>
              <Route path="/sign-in" element={module(<SignIn />)} />
              <Route path="/welcome" element={module(<Welcome />)} />
              <Route path="/phone" element={module(<PhoneUpload />)} />
              <Route path="/face" element={module(<FaceCheck />)} />
              <Route path="/step" element={module(<Step />)} />
              <Route path="/follow-up" element={module(<FollowUp />)} />
              <Route
                path="*"
                element={
                  <SignedIn>
                    <SignedInConsole />
                  </SignedIn>
                }
              />
            </Routes>
          </Refine>
        </BrowserRouter>
        <PinnedDialogs />
      </AntApp>
    </ConfigProvider>
  );
}

/** The desk for staff; for a partner's person the pages of the own orders. */
function SignedInConsole() {
  const { data: viewer, isLoading } = useGetIdentity<Viewer | null>();
  if (isLoading) return null;
  if (viewer?.kind !== 'partner') return <DeskConsole />;
  return (
    <Suspense>
      <PartnerConsole viewer={viewer} />
    </Suspense>
  );
}

function DeskConsole() {
  return (
    <Shell>
      <Routes>
        <Route path="/" element={<Navigate to="/queue" replace />} />
        <Route path="/queue" element={module(<Queue />)} />
        <Route path="/photos" element={module(<PhotosPage />)} />
        <Route path="/handover" element={module(<HandOver />)} />
        <Route path="/orders/:id" element={module(<Desk />)} />
        <Route path="/board" element={module(<SlaBoard />)} />
        <Route path="/forecast" element={module(<ForecastPage />)} />
        <Route path="/rebalance" element={module(<Rebalance />)} />
        <Route path="/escalations" element={module(<Escalations />)} />
        <Route path="/quality" element={module(<QualityPage />)} />
        <Route path="/quality/:which" element={module(<QualityList />)} />
        <Route path="/spot-checks" element={module(<SpotCheckList />)} />
        <Route path="/spot-checks/:id" element={module(<SpotCheckPage />)} />
        <Route path="/gateway" element={module(<GatewayBoard />)} />
        <Route path="/submissions" element={module(<Submissions />)} />
        <Route path="/unmatched" element={module(<UnmatchedAnswers />)} />
        <Route path="/rectifications" element={module(<RectificationList />)} />
        <Route path="/records" element={module(<RecordList />)} />
        <Route path="/records/:id" element={module(<RecordPage />)} />
        <Route path="/curtains" element={module(<MailRoom />)} />
        <Route path="/calendar" element={module(<CalendarPage />)} />
        <Route path="/rules/:province?" element={module(<RulesPage />)} />
        <Route path="/reasons" element={module(<ReasonsPage />)} />
        <Route path="/staff" element={module(<StaffPage />)} />
        <Route path="/partners" element={module(<PartnerList />)} />
        <Route path="/partners/:id" element={module(<PartnerPage />)} />
        <Route path="/audit" element={module(<AuditPage />)} />
        <Route path="/account" element={module(<AccountPage />)} />
        <Route path="/settings/:page?" element={module(<SettingsPage />)} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Shell>
  );
}
