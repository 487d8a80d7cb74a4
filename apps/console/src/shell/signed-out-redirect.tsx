import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { signInPath } from '../providers/auth.ts';
import { onSignedOut } from '../providers/client.ts';

/** A session may end under any call: then to the sign-in, and back to this very place after it. */
export function SignedOutRedirect() {
  const navigate = useNavigate();
  useEffect(
    () =>
      onSignedOut(() => {
        if (location.pathname !== '/sign-in') navigate(signInPath(location.pathname + location.search));
      }),
    [navigate],
  );
  return null;
}
