import type { ParseResponse, RouterProvider } from '@refinedev/core';
import refineRouter from '@refinedev/react-router';
import { useCallback } from 'react';
import { useLocation } from 'react-router';

/**
 * Refine's router without its parsing of the URL: it decodes `?to=` a second time, breaks the page when that fails, and goes to any
 * address in it after a sign-in. Pages of the console read their own parameters.
 */
export const routerProvider: RouterProvider = {
  ...refineRouter,
  parse: () => {
    const { pathname } = useLocation();
    return useCallback((): ParseResponse => ({ pathname, params: {} }), [pathname]);
  },
};
