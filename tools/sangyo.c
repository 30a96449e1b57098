#include <stdio.h>

int main(void)
{
    puts("sangyo " SG_VERSION);
    return 0;
}
