import { Button } from 'antd';
import { Component, type ReactNode, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useDelayed } from '../../ui/hooks.ts';
import { errorTexts } from '../../ui/texts.ts';
import { t } from '../providers/i18n.ts';
import { Empty, Skeleton } from './states.tsx';
import { shellTexts } from './texts.ts';

/** A page that is loaded on demand: a skeleton while it loads, an error sentence when that fails. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    // Another page resets the error.
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

/** Nothing for 200 ms, then a skeleton. */
export function PageSkeleton() {
  return useDelayed(true) ? <Skeleton label={t(shellTexts.loading)} /> : null;
}

/** An error in a page, or a part that is no longer on the server after an update, does not remove menu and header. */
class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  return (
    <div role="alert">
      <Empty title={t(errorTexts.brokenTitle)} hint={t(errorTexts.brokenHint)}>
        <Button onClick={() => location.reload()}>{t(errorTexts.reload)}</Button>
      </Empty>
    </div>
  );
}
