import { Refine, useGetIdentity } from '@refinedev/core';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import type { Viewer } from '../generated/viewer.ts';
import { lazyWithRetry } from '../ui/lazy-with-retry.ts';
import { RequiredMark } from '../ui/required-mark.tsx';
import { commonTexts } from '../ui/texts.ts';
import { nonce } from './csp.ts';
import { staffPages } from './pages.tsx';
import { authProvider } from './providers/auth.ts';
import { dataProvider } from './providers/data.ts';
import { t, useLanguage } from './providers/i18n.ts';
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

const SignIn = lazyWithRetry(() => import('./shell/sign-in.tsx'), 'SignIn');
const Welcome = lazyWithRetry(() => import('../pages/account/welcome.tsx'), 'Welcome');
const PhoneUpload = lazyWithRetry(() => import('../pages/phone-upload/page.tsx'), 'PhoneUpload');
const FaceCheck = lazyWithRetry(() => import('../pages/face-check/page.tsx'), 'FaceCheck');
const FollowUp = lazyWithRetry(() => import('../pages/follow-up/page.tsx'), 'FollowUp');
const Step = lazyWithRetry(() => import('../pages/step/page.tsx'), 'Step');

const PartnerConsole = lazyWithRetry(() => import('../pages/partner-home/console.tsx'), 'PartnerConsole');

const csp = { nonce };

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
            liveProvider={liveProvider}
            routerProvider={routerProvider}
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
        {staffPages.map(({ path, page: Page }) => (
          <Route key={path} path={path} element={module(<Page />)} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Shell>
  );
}
