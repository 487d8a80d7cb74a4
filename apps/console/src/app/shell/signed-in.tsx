import { useIsAuthenticated } from '@refinedev/core';
import { Fragment, type ReactNode, useCallback, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';
import { signInPath } from '../providers/auth.ts';
import { queryClient } from '../providers/queries.ts';
import { sessionOwner, useSessionState } from '../providers/session-state.ts';
import { PageBoundary } from './page-boundary.tsx';
import styles from './sign-in.module.css';

const SessionEnded = lazyWithRetry(() => import('./session-ended.tsx'), 'SessionEnded');

/**
 * The console for a signed-in person. The page stays mounted when the session is checked again, and when it has ended: the sign-in then
 * stands above it. (Refine's own `Authenticated` unmounts it on every check.)
 */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data, isFetching } = useIsAuthenticated();
  const { owner, ended } = useSessionState();
  const { pathname, search } = useLocation();
  /** The person on whose page the session ended. */
  const [coveredFor, setCoveredFor] = useState<string>();
  if (ended && coveredFor === undefined) setCoveredFor(owner);
  const uncover = useCallback(() => {
    // What the page shows belongs to the person who signed in.
    void (sessionOwner() === coveredFor ? queryClient.invalidateQueries() : queryClient.resetQueries());
    setCoveredFor(undefined);
  }, [coveredFor]);
  if (data?.authenticated === true || owner !== undefined)
    return (
      <>
        <Fragment key={owner}>{children}</Fragment>
        {coveredFor === undefined ? null : (
          <div className={styles.cover}>
            <PageBoundary>
              <SessionEnded ended={ended} onDone={uncover} />
            </PageBoundary>
          </div>
        )}
      </>
    );
  // A negative answer that is being refreshed may be older than the sign-in.
  // The root stays empty meanwhile, so the static shell of index.html is shown.
  if (data === undefined || isFetching) return null;
  return <Navigate to={signInPath(pathname + search)} replace />;
}
