/** Who works in an institution: as little as the law asks for, identity numbers encrypted and masked. */
package org.tuoyu.institutions.staff;
