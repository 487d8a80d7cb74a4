import { useIsAuthenticated } from '@refinedev/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signInPath } from '../providers/auth.ts';

/**
 * The console for a signed-in person. The session is checked again when the tab or the network comes back; the page stays mounted
 * meanwhile, and only the answer "not signed in" removes it. (Refine's own `Authenticated` unmounts it on every check.)
 */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data, isFetching } = useIsAuthenticated();
  const { pathname, search } = useLocation();
  if (data?.authenticated === true) return children;
  // A negative answer that is being refreshed may be older than the sign-in.
  // The root stays empty meanwhile, so the static shell of index.html is shown.
  if (data === undefined || isFetching) return null;
  return <Navigate to={signInPath(pathname + search)} replace />;
}
