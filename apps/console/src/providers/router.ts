import type { ParseResponse, RouterProvider } from '@refinedev/core';
import refineRouter from '@refinedev/react-router';
import { useCallback } from 'react';
import { useLocation } from 'react-router';

/**
 * Refine's router without its reading of the address: it decodes `?to=` a second time, breaks the page where that cannot be
 * done, and goes there after a sign-in whatever it says. Pages of the console read their own parameters.
 */
export const routerProvider: RouterProvider = {
  ...refineRouter,
  parse: () => {
    const { pathname } = useLocation();
    return useCallback((): ParseResponse => ({ pathname, params: {} }), [pathname]);
  },
};
