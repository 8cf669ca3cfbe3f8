// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

int main(int argc, char **argv)
{
    return relata::runRelata(argc, argv);
}
