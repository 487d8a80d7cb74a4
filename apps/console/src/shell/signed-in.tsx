import { useIsAuthenticated } from '@refinedev/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signInPath } from '../providers/auth.ts';
import { PageSkeleton } from './page-boundary.tsx';

/**
 * The console, for whoever is signed in. It is asked again when the tab comes back or the network does, and the page stays
 * as it is meanwhile: only the answer that nobody is signed in takes it away. (Refine's own `Authenticated` takes it away
 * with every question.)
 */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data, isFetching } = useIsAuthenticated();
  const { pathname, search } = useLocation();
  if (data?.authenticated === true) return children;
  // A "no" that is being asked again may be from before the sign-in.
  if (data === undefined || isFetching) return <PageSkeleton />;
  return <Navigate to={signInPath(pathname + search)} replace />;
}
