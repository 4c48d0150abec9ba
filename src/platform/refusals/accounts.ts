import type { RefusalKind } from '../wording'

export const accountRefusals = {
  'not-signed-in': {
    status: 401,
    message: { nl: 'Hiervoor moet u zijn aangemeld.', en: 'You have to be signed in for this.' },
    remedy: { nl: 'Meld u aan en probeer het opnieuw.', en: 'Sign in and try again.' },
  },
  'not-allowed': {
    status: 403,
    message: { nl: 'U mag dit niet doen ({action}).', en: 'You are not allowed to do this ({action}).' },
    remedy: {
      nl: 'Vraag de beheerder of het programmabureau van het gebied.',
      en: "Ask the administrator or the area's programme office.",
    },
  },
  'sign-in-failed': {
    status: 401,
    message: {
      nl: 'Aanmelden is niet gelukt: dit e-mailadres en dit wachtwoord horen niet bij elkaar.',
      en: 'Sign-in failed: this e-mail address and this password do not belong together.',
    },
    remedy: {
      nl: 'Controleer beide. Wachtwoord kwijt? Kies een nieuw via de link onder het formulier.',
      en: 'Check both. Lost your password? Choose a new one by the link below the form.',
    },
  },
  'sign-in-slowed': {
    status: 429,
    message: {
      nl: 'Er is te vaak een verkeerd wachtwoord ingevuld.',
      en: 'A wrong password was entered too often.',
    },
    remedy: {
      nl: 'Wacht {seconds} seconden en probeer het opnieuw.',
      en: 'Wait {seconds} seconds and try again.',
    },
  },
  'password-length': {
    status: 400,
    message: {
      nl: 'Een wachtwoord heeft {minimum} tot {maximum} tekens.',
      en: 'A password has {minimum} to {maximum} characters.',
    },
    remedy: {
      nl: 'Kies bijvoorbeeld vier woorden achter elkaar.',
      en: 'Choose four words in a row, for instance.',
    },
  },
  'password-wrong': {
    status: 400,
    message: { nl: 'Dit is niet uw huidige wachtwoord.', en: 'This is not your current password.' },
    remedy: { nl: 'Vul het wachtwoord in waarmee u zich aanmeldt.', en: 'Enter the password with which you sign in.' },
  },
  'email-taken': {
    status: 409,
    message: {
      nl: 'Er is al een account met het adres {email}.',
      en: 'There is an account with the address {email} already.',
    },
    remedy: { nl: 'Geef dat account er een rol bij.', en: 'Give that account another role.' },
  },
  'person-unknown': {
    status: 404,
    message: { nl: 'Er is geen account met het adres {email}.', en: 'There is no account with the address {email}.' },
    remedy: { nl: '`wijklus account list` noemt alle accounts.', en: '`wijklus account list` lists all accounts.' },
  },
  'organisation-unknown': {
    status: 404,
    message: { nl: 'De organisatie {name} is niet bekend.', en: 'The organisation {name} is not known.' },
    remedy: {
      nl: 'Voeg haar eerst toe, of kies een bekende: {near}.',
      en: 'Add it first, or choose a known one: {near}.',
    },
  },
  'organisation-taken': {
    status: 409,
    message: { nl: 'Er is al een organisatie {slug}.', en: 'There is an organisation {slug} already.' },
    remedy: { nl: 'Kies een andere korte naam.', en: 'Choose another short name.' },
  },
  'role-area': {
    status: 400,
    message: { nl: 'De rol {role} past niet bij dit gebied.', en: 'The role {role} does not fit this area.' },
    remedy: {
      nl: 'De rollen programme-manager en contributor gelden voor één gebied; administrator en national-coordinator voor geen gebied.',
      en: 'The roles programme-manager and contributor hold for one area; administrator and national-coordinator for none.',
    },
  },
  'page-not-allowed': {
    status: 403,
    message: { nl: 'Deze pagina is er niet voor uw rol.', en: 'This page is not there for your role.' },
    remedy: {
      nl: 'Vraag de beheerder of het programmabureau van het gebied.',
      en: "Ask the administrator or the area's programme office.",
    },
  },
  'page-not-for-administrator': {
    status: 403,
    message: { nl: 'Deze pagina is er niet voor uw rol.', en: 'This page is not there for your role.' },
    remedy: {
      nl: 'U geeft zelf de rollen: geef onder Beheer een rol waarmee dit wel mag aan wie het gaat doen.',
      en: 'It is you who gives the roles: under Administration, give one that may do this to who will do it.',
    },
  },
  'membership-unknown': {
    status: 404,
    message: { nl: 'Het lidmaatschap {membership} is niet bekend.', en: 'The membership {membership} is not known.' },
    remedy: { nl: '`wijklus account list` noemt ze.', en: '`wijklus account list` lists them.' },
  },
  'account-unknown': {
    status: 404,
    message: { nl: 'Dit account is niet bekend.', en: 'This account is not known.' },
    remedy: { nl: 'Zoek de persoon op naam bij Beheer.', en: 'Look for the person by name at Administration.' },
  },
  'mail-slowed': {
    status: 429,
    message: {
      nl: 'Voor dit adres is al een paar keer om een link gevraagd.',
      en: 'A link was asked for this address a few times already.',
    },
    remedy: {
      nl: 'Kijk eerst in uw mail, ook bij ongewenste mail. Over {seconds} seconden kan het opnieuw.',
      en: 'Look in your mail first, the spam folder included. It is possible again in {seconds} seconds.',
    },
  },
  'link-unusable': {
    status: 410,
    message: { nl: 'Deze link werkt niet (meer).', en: 'This link does not work (any more).' },
    remedy: {
      nl: 'Een link werkt één keer en niet lang. Vraag bij Aanmelden een nieuwe.',
      en: 'A link works once and not for long. Ask for a new one at Sign in.',
    },
  },
  'role-held': {
    status: 409,
    message: { nl: '{email} heeft deze rol al.', en: '{email} has this role already.' },
    remedy: { nl: 'Er is niets veranderd.', en: 'Nothing was changed.' },
  },
  'invitation-accepted': {
    status: 409,
    message: {
      nl: '{email} heeft al een wachtwoord gekozen.',
      en: '{email} has chosen a password already.',
    },
    remedy: {
      nl: 'Wachtwoord kwijt? Bij Aanmelden kan om een nieuw worden gevraagd.',
      en: 'Lost the password? A new one can be asked for at Sign in.',
    },
  },
  'mail-unknown': {
    status: 404,
    message: { nl: 'Deze mail is niet bekend.', en: 'This mail is not known.' },
    remedy: { nl: 'Kijk in het postvak.', en: 'Look in the outbox.' },
  },
  'mail-gone': {
    status: 410,
    message: {
      nl: 'Deze mail is verstuurd, verlopen of vervangen.',
      en: 'This mail was sent, ran out or was replaced.',
    },
    remedy: { nl: 'Nodig opnieuw uit, of vraag een nieuwe link.', en: 'Invite again, or ask for a new link.' },
  },
  'code-wrong': {
    status: 401,
    message: { nl: 'Deze code klopt niet.', en: 'This code is not right.' },
    remedy: {
      nl: 'Neem de code die de app nu toont, of een reservecode die u nog niet gebruikte.',
      en: 'Take the code that the app shows now, or a backup code that you did not use yet.',
    },
  },
  'code-needed': {
    status: 401,
    message: { nl: 'Voor dit account is ook een code nodig.', en: 'This account needs a code too.' },
    remedy: { nl: 'Stuur de code van uw app mee.', en: 'Send the code of your app along.' },
  },
  'sign-in-again': {
    status: 401,
    message: {
      nl: 'De tijd voor de code is voorbij, of er is te vaak een verkeerde ingevuld.',
      en: 'The time for the code is over, or a wrong one was entered too often.',
    },
    remedy: { nl: 'Meld u opnieuw aan.', en: 'Sign in again.' },
  },
  'two-step-on': {
    status: 409,
    message: { nl: 'De tweede stap staat al aan.', en: 'The second step is on already.' },
    remedy: { nl: 'Zet hem eerst uit om een andere app te gebruiken.', en: 'Switch it off first to use another app.' },
  },
  'two-step-off': {
    status: 409,
    message: { nl: 'De tweede stap staat niet aan.', en: 'The second step is not on.' },
    remedy: { nl: 'Begin bij uw account opnieuw.', en: 'Begin again at your account.' },
  },
  'sign-in-elsewhere-off': {
    status: 404,
    message: {
      nl: 'Aanmelden via een andere organisatie staat niet aan.',
      en: 'Signing in through another organisation is not switched on.',
    },
    remedy: { nl: 'Meld u aan met uw wachtwoord.', en: 'Sign in with your password.' },
  },
  'sign-in-elsewhere-failed': {
    status: 502,
    message: { nl: 'Aanmelden via {label} is niet gelukt.', en: 'Signing in through {label} did not work.' },
    remedy: {
      nl: 'Probeer het opnieuw, of meld u aan met uw wachtwoord.',
      en: 'Try again, or sign in with your password.',
    },
  },
  'sign-in-elsewhere-unknown': {
    status: 403,
    message: {
      nl: 'Bij het adres dat {label} doorgeeft hoort hier geen account.',
      en: 'The address that {label} passes on belongs to no account here.',
    },
    remedy: {
      nl: 'Vraag de beheerder of het programmabureau van uw gebied om een uitnodiging.',
      en: 'Ask the administrator or the programme office of your area for an invitation.',
    },
  },
  'sign-in-elsewhere-unverified': {
    status: 403,
    message: {
      nl: '{label} heeft niet bevestigd dat uw e-mailadres van u is.',
      en: '{label} has not confirmed that your e-mail address is yours.',
    },
    remedy: {
      nl: 'Laat uw adres daar bevestigen, of meld u aan met uw wachtwoord.',
      en: 'Have your address confirmed there, or sign in with your password.',
    },
  },
} as const satisfies Record<string, RefusalKind>
